using System.Globalization;
using System.Text.Json;

namespace AskPro.Integrations.Retell.Calls;

/// <summary>Numbers and instants as Retell and the agents in front of it have been seen to send them.</summary>
internal static class RetellNumbers
{
    /// <summary>From here on a plain number is milliseconds: as seconds it would lie after the year 5000.</summary>
    private const decimal SmallestMilliseconds = 100_000_000_000;

    private static readonly DateTimeOffset _earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A whole number, also as text; fractions are rounded.</summary>
    public static long? Whole(JsonElement value, long smallest, long largest) =>
        Decimal(value, smallest, largest) is { } number ? (long)decimal.Round(number) : null;

    public static decimal? Decimal(JsonElement value, decimal smallest, decimal largest)
    {
        decimal number;
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when value.TryGetDecimal(out number):
                break;
            case JsonValueKind.String when RetellText.Clean(value.GetString()!) is not { }:
                return null;
            case JsonValueKind.String when TryParse(value, out number):
                break;
            default:
                throw new FormatException();
        }

        return number >= smallest && number <= largest ? number : throw new FormatException();
    }

    /// <summary>Unix milliseconds, Unix seconds, or ISO 8601 (without an offset it is UTC).</summary>
    public static DateTimeOffset? Instant(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && RetellText.Clean(value.GetString()!) is null)
            return null;
        var instant = value.ValueKind == JsonValueKind.String && !TryParse(value, out _)
            ? DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            : FromUnix(Decimal(value, 0, decimal.MaxValue)!.Value);
        return instant >= _earliest && instant < _latest ? instant : throw new FormatException();
    }

    private static DateTimeOffset FromUnix(decimal number)
    {
        var milliseconds = number >= SmallestMilliseconds ? number : number * 1000;
        return milliseconds < 10 * SmallestMilliseconds * 10
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : throw new FormatException();
    }

    private static bool TryParse(JsonElement text, out decimal number) =>
        decimal.TryParse(RetellText.Clean(text.GetString()!), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
