using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace AskPro.ServiceDefaults.KeyRing;

/// <summary>An XML element sealed by AES-256-GCM: <c>&lt;wrapped&gt;base64(nonce ‖ tag ‖ ciphertext)&lt;/wrapped&gt;</c>.</summary>
internal static class WrappedXml
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private static readonly XName Name = "wrapped";
    private static readonly byte[] Context = "AskPro.KeyRing/1"u8.ToArray();

    public static XElement Wrap(byte[] key, XElement plain)
    {
        var text = Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting));
        var sealedText = new byte[NonceSize + TagSize + text.Length];
        var nonce = sealedText.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, text, sealedText.AsSpan(NonceSize + TagSize), sealedText.AsSpan(NonceSize, TagSize), Context);
        CryptographicOperations.ZeroMemory(text);
        return new XElement(Name, Convert.ToBase64String(sealedText));
    }

    /// <exception cref="CryptographicException">Another master key, or the element was changed.</exception>
    public static XElement Unwrap(byte[] key, XElement wrapped)
    {
        var sealedText = Convert.FromBase64String(wrapped.Value);
        if (wrapped.Name != Name || sealedText.Length < NonceSize + TagSize)
            throw new CryptographicException("This is not a wrapped key.");
        var text = new byte[sealedText.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            sealedText.AsSpan(0, NonceSize), sealedText.AsSpan(NonceSize + TagSize), sealedText.AsSpan(NonceSize, TagSize), text, Context);
        return XElement.Parse(Encoding.UTF8.GetString(text));
    }
}
