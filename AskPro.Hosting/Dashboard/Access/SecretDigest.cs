using System.Security.Cryptography;
using System.Text;

namespace AskPro.Hosting.Dashboard.Access;

/// <summary>A secret that is only ever compared: by digests of one length, so that the time of a comparison tells nothing about it.</summary>
internal sealed class SecretDigest(string secret)
{
    private readonly byte[] _digest = Of(secret);

    public bool IsOf(string text) => CryptographicOperations.FixedTimeEquals(Of(text), _digest);

    public static byte[] Of(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
