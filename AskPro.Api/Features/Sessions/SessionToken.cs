using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AskPro.Api.Features.Sessions;

/// <summary>The opaque 256-bit token. Only its SHA-256 is stored, so a copy of the database signs nobody in.</summary>
internal static class SessionToken
{
    private const int Bytes = 32;
    private const int Characters = 43;

    internal static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored and looked up; false for anything that no token looks like.</summary>
    internal static bool TryHash(string token, out byte[] hash)
    {
        hash = [];
        if (token.Length != Characters) return false;
        hash = Hash(token);
        return true;
    }

    internal static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
