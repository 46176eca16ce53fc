using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AskPro.Integrations.Retell.Signatures;

/// <summary>
/// Retell's signature: HMAC-SHA256 over the raw body followed by the decimal digits of the signature time, keyed with the API key that
/// carries the webhook badge. The same scheme signs webhooks, the inbound webhook and custom functions.
/// </summary>
public static class RetellSignature
{
    /// <summary>Name of the header that carries the signature.</summary>
    public const string HeaderName = "x-retell-signature";

    /// <summary>How far signature time and now may lie apart, both directions, boundary included.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int LongestTimestamp = 20;

    // Up to here body and time are joined in one rented buffer: one native call instead of four.
    private const int JoinLimit = 32 * 1024;

    /// <summary>Signs a body as Retell does.</summary>
    /// <param name="body">The exact bytes that will be sent.</param>
    /// <param name="apiKey">The key as Retell shows it; nothing is stripped.</param>
    /// <param name="now">Becomes the signature time, to the millisecond.</param>
    /// <returns>The header value <c>v=&lt;unix ms&gt;,d=&lt;hex&gt;</c>.</returns>
    public static string Sign(ReadOnlySpan<byte> body, string apiKey, DateTimeOffset now)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var milliseconds = now.ToUnixTimeMilliseconds();
        Digest(body, Encoding.UTF8.GetBytes(apiKey), milliseconds, digest);
        return string.Create(CultureInfo.InvariantCulture, $"v={milliseconds},d={Convert.ToHexStringLower(digest)}");
    }

    /// <summary>Judges header, time and digest in one go.</summary>
    /// <param name="header">The raw header value, null when absent.</param>
    /// <param name="body">The exact bytes received.</param>
    /// <param name="apiKey">The key the body should be signed with.</param>
    /// <param name="now">The receiver's clock.</param>
    /// <returns>The first fault found, else <see cref="RetellSignatureVerdict.Valid"/>.</returns>
    public static RetellSignatureVerdict Verify(string? header, ReadOnlySpan<byte> body, string apiKey, DateTimeOffset now)
    {
        var verdict = CheckHeader(header, now, out var parsed);
        return verdict == RetellSignatureVerdict.Valid ? VerifyDigest(parsed, body, Encoding.UTF8.GetBytes(apiKey)) : verdict;
    }

    /// <summary>Judges what can be judged without the body: presence, form and time.</summary>
    /// <param name="header">The raw header value, null when absent.</param>
    /// <param name="now">The receiver's clock.</param>
    /// <param name="parsed">The parts of the header when the verdict is <see cref="RetellSignatureVerdict.Valid"/>.</param>
    /// <returns><see cref="RetellSignatureVerdict.Valid"/> here only means: go on and check the digest.</returns>
    public static RetellSignatureVerdict CheckHeader(string? header, DateTimeOffset now, out RetellSignatureHeader parsed)
    {
        parsed = default;
        if (string.IsNullOrEmpty(header))
            return RetellSignatureVerdict.Missing;
        if (!RetellSignatureHeader.TryParse(header, out parsed))
            return RetellSignatureVerdict.Malformed;
        var distance = now.ToUnixTimeMilliseconds() - parsed.UnixMilliseconds;
        return Math.Abs(distance) > (long)Tolerance.TotalMilliseconds ? RetellSignatureVerdict.Stale : RetellSignatureVerdict.Valid;
    }

    /// <summary>Compares the digest in constant time.</summary>
    /// <param name="header">The parts that <see cref="CheckHeader"/> read.</param>
    /// <param name="body">The exact bytes received.</param>
    /// <param name="key">UTF-8 bytes of the API key.</param>
    /// <returns><see cref="RetellSignatureVerdict.Valid"/> or <see cref="RetellSignatureVerdict.Wrong"/>.</returns>
    public static RetellSignatureVerdict VerifyDigest(RetellSignatureHeader header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> key)
    {
        Span<byte> sent = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(header.HexDigest.Span, sent, out _, out var written) != OperationStatus.Done || written != sent.Length)
            return RetellSignatureVerdict.Wrong;
        Digest(body, key, header.UnixMilliseconds, expected);
        return CryptographicOperations.FixedTimeEquals(expected, sent) ? RetellSignatureVerdict.Valid : RetellSignatureVerdict.Wrong;
    }

    private static void Digest(ReadOnlySpan<byte> body, ReadOnlySpan<byte> key, long milliseconds, Span<byte> digest)
    {
        Span<byte> time = stackalloc byte[LongestTimestamp];
        milliseconds.TryFormat(time, out var digits, provider: CultureInfo.InvariantCulture);
        time = time[..digits];
        if (body.Length > JoinLimit)
        {
            using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            mac.AppendData(body);
            mac.AppendData(time);
            mac.GetHashAndReset(digest);
            return;
        }

        var message = ArrayPool<byte>.Shared.Rent(body.Length + digits);
        body.CopyTo(message);
        time.CopyTo(message.AsSpan(body.Length));
        HMACSHA256.HashData(key, message.AsSpan(0, body.Length + digits), digest);
        ArrayPool<byte>.Shared.Return(message);
    }
}
