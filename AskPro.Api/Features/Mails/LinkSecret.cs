using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AskPro.Api.Features.Mails;

/// <summary>The secret of a link: 256 random bits in letters that need no escaping. Only its hash is stored.</summary>
/// <param name="Text">What stands in the link.</param>
/// <param name="Hash">SHA-256 of it, 32 bytes.</param>
internal sealed record LinkSecret(string Text, byte[] Hash)
{
    private const int Bytes = 32;
    private const int Characters = 43;

    internal static LinkSecret Create()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new(text, HashOf(text));
    }

    /// <summary>Null for what no link of ours looks like.</summary>
    internal static byte[]? HashFromLink(string? text) => text?.Length == Characters ? HashOf(text) : null;

    /// <summary>Nothing: a record would print the secret.</summary>
    public override string ToString() => nameof(LinkSecret);

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
