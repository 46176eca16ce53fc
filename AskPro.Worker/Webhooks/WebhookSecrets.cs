using System.Security.Cryptography;
using AskPro.Data.Companies;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using AskPro.ServiceDefaults.KeyRing;

namespace AskPro.Worker.Webhooks;

/// <summary>Reads a company's key for Retell, and what shall stand in its agents.</summary>
internal sealed class WebhookSecrets(ProtectedText texts)
{
    /// <param name="target">The company.</param>
    /// <param name="api">Scheme, host and port under which Retell reaches Api.</param>
    /// <returns>Nulls when it has no address yet, or the key ring cannot read its secrets.</returns>
    internal (string? Key, RetellWebhookSettings? Wish) Read(RegistrationTarget target, Uri api)
    {
        if (target.WebhookKeyProtected is null)
            return default;
        try
        {
            var key = texts.Unprotect(ProtectedText.RetellApiKey, target.CompanyId, target.RetellKeyProtected);
            var address = WebhookAddress.Of(api, texts.Unprotect(ProtectedText.WebhookKey, target.CompanyId, target.WebhookKeyProtected));
            return (key, WebhookWish.For(address));
        }
        catch (CryptographicException)
        {
            return default;
        }
    }
}
