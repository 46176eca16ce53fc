using System.Security.Cryptography;
using System.Text;

namespace AskPro.ServiceDefaults.KeyRing;

internal static class MasterKey
{
    private const int LeastLength = 32;
    private static readonly byte[] Use = "AskPro key ring, AES-256-GCM, version 1"u8.ToArray();

    /// <summary>The AES key that wraps the ring, derived by HKDF-SHA256 so that the master key can serve other uses later.</summary>
    public static byte[] Derive(string masterKey) =>
        TryRead(masterKey, out var material)
            ? HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 32, salt: null, info: Use)
            : throw new InvalidOperationException("KeyRing:MasterKey is missing or too short.");

    public static bool TryRead(string? masterKey, out byte[] material)
    {
        material = [];
        if (string.IsNullOrWhiteSpace(masterKey))
            return false;
        var decoded = new byte[masterKey.Length];
        if (Convert.TryFromBase64String(masterKey, decoded, out var written) && written >= LeastLength)
            material = decoded[..written];
        else if (masterKey.Length >= LeastLength)
            material = Encoding.UTF8.GetBytes(masterKey);
        return material.Length > 0;
    }
}
