using System.Security.Cryptography;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.Extensions.Configuration;

namespace AskPro.ServiceDefaults.Cache;

/// <summary>
/// Whoever can write to Redis could put an entry there that names another company, and read its version from that company's own entries. So
/// what comes from Redis is believed only with a seal that needs the master key. Without one, entries of other processes are not believed.
/// </summary>
internal sealed class EntrySeal(IConfiguration configuration)
{
    internal const int Length = HMACSHA256.HashSizeInBytes;

    private readonly byte[] _key = MasterKey.TryRead(configuration[$"{KeyRingOptions.Section}:MasterKey"], out var material)
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 32, salt: null, info: "AskPro cache entries, HMAC-SHA256, version 1"u8.ToArray())
        : RandomNumberGenerator.GetBytes(32);

    internal byte[] Of(string type, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(type));
        hash.AppendData([0]);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
