using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AskPro.Api.Features.SecondFactor;

/// <summary>
/// Codes of authenticator apps (RFC 6238: 30 s, SHA-1, 6 digits, as every app reads them). Says which time step a code is of, so that
/// a code cannot be used twice and a wrong clock can be told from a wrong code; Identity's own provider says neither.
/// </summary>
internal static class Totp
{
    internal const int Digits = 6;

    /// <summary>Steps by which a clock may differ (RFC 6238 §5.2 recommends one).</summary>
    internal const int AllowedSteps = 1;

    /// <summary>Steps within which a code is still recognised as one of a wrong clock: ten minutes.</summary>
    internal const int RecognisedSteps = 20;

    private const int SecretBytes = 20;
    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    internal static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    internal static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    internal static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 and every app: HMAC-SHA-1, which collisions of SHA-1 do not weaken.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue;
        return (number % Modulus).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    /// <summary>The step a code is of, the nearest one first; null when it is of none within <see cref="RecognisedSteps"/>.</summary>
    internal static long? Find(byte[] secret, string code, DateTimeOffset now)
    {
        var current = StepAt(now);
        long? found = null;
        // Every step is compared, whatever is found: the time says nothing.
        for (var distance = RecognisedSteps; distance >= 0; distance--)
        {
            foreach (var step in (long[])[current - distance, current + distance])
            {
                if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), Encoding.ASCII.GetBytes(code))) found = step;
            }
        }
        return found;
    }

    /// <summary>The secret as people type it where they cannot scan (RFC 4648 base32, without padding).</summary>
    internal static string Base32(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var bits = 0;
        var value = 0;
        foreach (var one in secret)
        {
            value = (value << 8) | one;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[(value >> (bits - 5)) & 31]);
            value &= (1 << bits) - 1;
        }
        return bits == 0 ? text.ToString() : text.Append(Alphabet[(value << (5 - bits)) & 31]).ToString();
    }

    /// <summary>What the QR code holds.</summary>
    internal static string Uri(string secret, string email) =>
        $"otpauth://totp/AskPro:{System.Uri.EscapeDataString(email)}?secret={secret}&issuer=AskPro&algorithm=SHA1&digits={Digits}&period={StepSeconds}";
}
