using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AskPro.ServiceDefaults.KeyRing;

/// <summary>
/// Secrets of companies as they lie in the database. The purpose and the company are part of the key, so a text copied
/// to another column or another company's row cannot be read there.
/// </summary>
public sealed class ProtectedText(IDataProtectionProvider protection)
{
    /// <summary>The unguessable part of a company's webhook address (<c>companies.webhook_key_protected</c>).</summary>
    public const string WebhookKey = "company.webhook_key";

    /// <summary>The Retell API key that signs a company's webhooks (<c>companies.retell_api_key_protected</c>).</summary>
    public const string RetellApiKey = "company.retell_api_key";

    /// <summary>Encrypts a secret of a company.</summary>
    public string Protect(string purpose, Guid companyId, string secret) => For(purpose, companyId).Protect(secret);

    /// <summary>Decrypts a secret of a company.</summary>
    /// <exception cref="CryptographicException">Changed, or written for another company, purpose or key ring.</exception>
    public string Unprotect(string purpose, Guid companyId, string text) => For(purpose, companyId).Unprotect(text);

    private IDataProtector For(string purpose, Guid companyId) =>
        protection.CreateProtector(purpose, companyId.ToString("D"));
}
