using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AskPro.ServiceDefaults.KeyRing;

/// <summary>
/// Secrets as they lie in the database. The purpose and the id of what they belong to are part of the key, so a text copied
/// to another column or another row cannot be read there.
/// </summary>
public sealed class ProtectedText(IDataProtectionProvider protection)
{
    /// <summary>The unguessable part of a company's webhook address (<c>companies.webhook_key_protected</c>).</summary>
    public const string WebhookKey = "company.webhook_key";

    /// <summary>A Retell API key of a company (<c>retell_keys.secret_protected</c>); belongs to the company's id.</summary>
    public const string RetellApiKey = "company.retell_api_key";

    /// <summary>A mail on its way (<c>outbox_messages.payload</c>); belongs to the message's id.</summary>
    public const string Mail = "outbox.mail";

    /// <summary>A message to a webhook of the alarms on its way (<c>outbox_messages.payload</c>); belongs to the message's id.</summary>
    public const string AlarmWebhook = "outbox.alarm_webhook";

    /// <summary>Where a webhook of the alarms leads (<c>alarm_channels.target_protected</c>); belongs to the channel's id.</summary>
    public const string AlarmTarget = "alarm_channel.target";

    /// <summary>What a webhook of the alarms is signed with (<c>alarm_channels.secret_protected</c>); belongs to the channel's id.</summary>
    public const string AlarmSecret = "alarm_channel.secret";

    /// <summary>The secret of a person's authenticator app (<c>user_authenticators.secret_protected</c>); belongs to the person's id.</summary>
    public const string Authenticator = "user.authenticator";

    /// <summary>Encrypts a secret of a company or of another row.</summary>
    public string Protect(string purpose, Guid ownerId, string secret) => For(purpose, ownerId).Protect(secret);

    /// <summary>Decrypts what <see cref="Protect"/> made.</summary>
    /// <exception cref="CryptographicException">Changed, or written for another row, purpose or key ring.</exception>
    public string Unprotect(string purpose, Guid ownerId, string text) => For(purpose, ownerId).Unprotect(text);

    private IDataProtector For(string purpose, Guid ownerId) =>
        protection.CreateProtector(purpose, ownerId.ToString("D"));
}
