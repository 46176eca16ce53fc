using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AskPro.Api.Hosting;

/// <summary>
/// What a caller keeps between two steps and sends back: encrypted, so nobody reads or changes it, good for one purpose and one
/// owner, and for a limited time by the clock of this process. Nothing is stored here, so any instance can take the second step.
/// </summary>
internal sealed class TravellingState(IDataProtectionProvider protection, TimeProvider time)
{
    private const char Separator = ' ';

    /// <param name="purpose">The step it is made for.</param>
    /// <param name="owner">Who may take it; empty where that is not known yet.</param>
    /// <param name="text">What to keep.</param>
    /// <param name="lifetime">How long it is good.</param>
    internal string Seal(string purpose, string owner, string text, TimeSpan lifetime) =>
        For(purpose, owner).Protect(string.Create(CultureInfo.InvariantCulture, $"{(time.GetUtcNow() + lifetime).ToUnixTimeMilliseconds()}{Separator}{text}"));

    /// <returns>What was kept; null when it is too old, was changed, or was made for something else.</returns>
    internal string? Open(string purpose, string owner, string? sealedText)
    {
        if (string.IsNullOrEmpty(sealedText)) return null;
        try
        {
            var text = For(purpose, owner).Unprotect(sealedText);
            var end = text.IndexOf(Separator, StringComparison.Ordinal);
            var expiresAt = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text.AsSpan(0, end), CultureInfo.InvariantCulture));
            return time.GetUtcNow() <= expiresAt ? text[(end + 1)..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(string purpose, string owner) => protection.CreateProtector("AskPro.Travelling", purpose, owner);
}
