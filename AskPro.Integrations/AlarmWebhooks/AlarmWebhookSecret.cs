using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AskPro.Integrations.AlarmWebhooks;

/// <summary>The secret by which a receiver knows AskPro, and what it signs.</summary>
public static class AlarmWebhookSecret
{
    /// <summary>The header of the signature: <c>t=&lt;unix seconds&gt;,v1=&lt;hex of HMAC-SHA256 over "t.body"&gt;</c>.</summary>
    public const string HeaderName = "AskPro-Signature";

    /// <summary>Characters shown of each end.</summary>
    public const int HintPart = 3;

    private const int Bytes = 32;

    /// <summary>256 random bits in letters that need no escaping.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Its ends, by which people tell it from another one.</summary>
    public static string HintOf(string secret) => secret[..HintPart] + secret[^HintPart..];

    /// <summary>The value of the header.</summary>
    public static string Sign(string secret, string body, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")))}";
    }
}
