using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AskPro.Integrations.Retell.Signatures;

namespace AskPro.LoadTest.Ingest;

/// <summary>
/// Complete HTTP requests, made and signed before the clock runs: every body is another one of 3 kB that cannot be compressed, so the
/// receiver gets nothing for free.
/// </summary>
internal static class SignedRequests
{
    /// <summary>Length of a body, bytes; the middle of the three sizes Retell sends.</summary>
    public const int BodyBytes = 3_000;

    public static byte[][] Make(int count, Uri address, string apiKey, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var requests = new byte[count][];
        Parallel.For(0, count, i => requests[i] = Make(address, apiKey, now));
        return requests;
    }

    private static byte[] Make(Uri address, string apiKey, DateTimeOffset now)
    {
        var body = Body(now);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n"
            + $"{RetellSignature.HeaderName}: {RetellSignature.Sign(body, apiKey, now)}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private static byte[] Body(DateTimeOffset now)
    {
        var callId = "call_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(14));
        var start = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"event":"call_ended","call":{"call_id":"{{callId}}","call_type":"phone_call","agent_id":"agent_4b1f0d6c2e9a7350c8d1e6f274","from_number":"+491713920017","to_number":"+493023125001","direction":"inbound","call_status":"ended","end_timestamp":{{now.ToUnixTimeMilliseconds()}},"transcript":" """);
        start = start.TrimEnd();
        const string end = "\"}}";
        var filler = BodyBytes - start.Length - end.Length;
        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes((filler * 3 / 4) + 3))[..filler];
        return Encoding.ASCII.GetBytes(start + text + end);
    }
}
