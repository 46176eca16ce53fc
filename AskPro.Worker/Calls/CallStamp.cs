using System.Globalization;

namespace AskPro.Worker.Calls;

/// <summary>
/// Where a value came from, and at the same time how strong it is: the later stage wins, then the later signature, then the
/// larger hash. Two different bodies never carry the same stamp, so the order of arrival decides nothing.
/// </summary>
/// <param name="Stage">1 started, 2 ended, 3 analyzed; 0 is weaker than every event.</param>
/// <param name="SignedAtMs">Unix milliseconds of the signature.</param>
/// <param name="BodyHash">The first eight bytes of the body's SHA-256.</param>
internal readonly record struct CallStamp(int Stage, long SignedAtMs, ulong BodyHash) : IComparable<CallStamp>
{
    public int CompareTo(CallStamp other) =>
        (Stage, SignedAtMs, BodyHash).CompareTo((other.Stage, other.SignedAtMs, other.BodyHash));

    public bool Beats(CallStamp other) => CompareTo(other) > 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stage}.{SignedAtMs}.{BodyHash:x16}");

    public static CallStamp Parse(string text)
    {
        var parts = text.Split('.');
        return new(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            long.Parse(parts[1], CultureInfo.InvariantCulture),
            ulong.Parse(parts[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
