using System.Buffers;
using System.Globalization;

namespace AskPro.Integrations.Retell.Signatures;

/// <summary>The two parts of a well-formed signature header. Nothing is proven yet: the digest still has to match.</summary>
/// <param name="UnixMilliseconds">Signature time as the sender wrote it, Unix milliseconds.</param>
/// <param name="HexDigest">64 hex digits, either case (the vendor's own verifiers differ in that).</param>
public readonly record struct RetellSignatureHeader(long UnixMilliseconds, ReadOnlyMemory<char> HexDigest)
{
    private const string DigestMark = ",d=";
    private const int DigestDigits = 64;
    private const int MaxTimestampDigits = 15;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Signature time. Only meaningful once the digest has been verified.</summary>
    public DateTimeOffset SignedAt => DateTimeOffset.FromUnixTimeMilliseconds(UnixMilliseconds);

    /// <summary>Reads the header and nothing else, so that a request can be refused before its body is read.</summary>
    /// <param name="header">The raw header value.</param>
    /// <param name="parsed">The parts; default when the answer is false.</param>
    /// <returns>False when the header is not exactly of the documented form.</returns>
    public static bool TryParse(string header, out RetellSignatureHeader parsed)
    {
        parsed = default;
        var text = header.AsSpan();
        if (!text.StartsWith("v=", StringComparison.Ordinal))
            return false;
        var mark = text.IndexOf(DigestMark, StringComparison.Ordinal);
        if (mark is < 3 or > 2 + MaxTimestampDigits || text.Length - mark - DigestMark.Length != DigestDigits)
            return false;
        // The digits themselves are part of the signed message: a leading zero would name another message than its number.
        if (text[2] == '0' || !long.TryParse(text[2..mark], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return false;
        var digest = mark + DigestMark.Length;
        if (text[digest..].ContainsAnyExcept(HexDigits) || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return false;
        parsed = new RetellSignatureHeader(milliseconds, header.AsMemory(digest));
        return true;
    }
}
