using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AskPro.Api.Features.ApiTokens;

/// <summary>
/// <c>askpro_</c> and 256 random bits. The beginning tells people, search in sources and this Api what it is; only the SHA-256 is stored.
/// </summary>
internal static class TokenSecret
{
    internal const string Prefix = "askpro_";

    private const int Bytes = 32;
    private const int Characters = 43;

    internal static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored and looked up; false for anything that no token looks like.</summary>
    internal static bool TryHash(string token, out byte[] hash)
    {
        hash = [];
        if (token.Length != Prefix.Length + Characters || !token.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        hash = Hash(token);
        return true;
    }

    internal static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
