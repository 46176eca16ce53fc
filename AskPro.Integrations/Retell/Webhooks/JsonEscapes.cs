using System.Globalization;

namespace AskPro.Integrations.Retell.Webhooks;

/// <summary>Looks at the \u escapes of a JSON string without unescaping it.</summary>
internal static class JsonEscapes
{
    private const int HexDigits = 4;

    /// <summary>True when the escapes stand for text: no U+0000 and no half of a surrogate pair.</summary>
    /// <param name="escaped">The raw bytes between the quotes, already accepted by the JSON reader.</param>
    public static bool AreText(ReadOnlySpan<byte> escaped)
    {
        var high = false;
        while (true)
        {
            var at = escaped.IndexOf((byte)'\\');
            // A high half must be followed at once by the escape of its low half.
            if (high && at != 0)
                return false;
            if (at < 0)
                return true;
            if (escaped[at + 1] != 'u')
            {
                if (high)
                    return false;
                escaped = escaped[(at + 2)..];
                continue;
            }

            var unit = (char)ushort.Parse(escaped.Slice(at + 2, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (unit == '\0' || char.IsLowSurrogate(unit) != high)
                return false;
            high = char.IsHighSurrogate(unit);
            escaped = escaped[(at + 2 + HexDigits)..];
        }
    }
}
