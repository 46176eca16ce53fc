using System.Buffers.Binary;
using System.Security.Cryptography;
using AskPro.Integrations.Retell.Calls;
using AskPro.Worker.Resolution;

namespace AskPro.Worker.Calls;

/// <summary>One event, ready to be merged.</summary>
/// <param name="Stamp">Its strength.</param>
/// <param name="ReceivedAt">When it was accepted.</param>
/// <param name="Method">How its company was found.</param>
/// <param name="Values">Its registers, in the order of <see cref="CallField.All"/>.</param>
/// <param name="Turns">Its transcript; empty says nothing.</param>
/// <param name="Unreadable">Names of fields that could not be read.</param>
internal sealed record CallObservation(
    CallStamp Stamp,
    DateTimeOffset ReceivedAt,
    ResolutionMethod Method,
    object?[] Values,
    IReadOnlyList<RetellTurn> Turns,
    IReadOnlyList<string> Unreadable)
{
    public static CallObservation Of(RetellCallEvent read, CallFacts facts, ResolutionMethod method, CallStamp stamp, DateTimeOffset receivedAt) =>
        new(stamp, receivedAt, method, [.. CallField.All.Select(field => field.Read(facts))], read.Call.Turns, read.UnreadableFields);

    /// <summary>The stamp of an event, from its stage, its signature and its bytes.</summary>
    public static CallStamp StampOf(int stage, DateTimeOffset signedAt, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return new(stage, signedAt.ToUnixTimeMilliseconds(), BinaryPrimitives.ReadUInt64BigEndian(hash));
    }
}
