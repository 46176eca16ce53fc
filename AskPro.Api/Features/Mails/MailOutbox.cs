using System.Text.Json;
using AskPro.Data;
using AskPro.Data.Outbox;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Mail;
using AskPro.ServiceDefaults.KeyRing;

namespace AskPro.Api.Features.Mails;

/// <summary>
/// Asks for mails in the transaction of the change that causes them. One a request: when the request is over, its transaction
/// is too, and the Worker gets a hint.
/// </summary>
internal sealed class MailOutbox(AskProDbContext database, TenantContext tenant, ProtectedText secrets, MailWakeUp wakeUp, TimeProvider time)
    : IDisposable
{
    private bool _asked;

    /// <summary>A mail that is of use for ever.</summary>
    /// <inheritdoc cref="EnqueueAsync(MailMessage, string, DateTimeOffset?, CancellationToken)"/>
    internal Task EnqueueAsync(MailMessage message, string idempotencyKey, CancellationToken cancellationToken) =>
        EnqueueAsync(message, idempotencyKey, null, cancellationToken);

    /// <summary>
    /// Writes the mail down, encrypted; the Worker sends it after the commit. Of the company of the session, or of a person where
    /// there is none. A key that is known already adds no second mail.
    /// </summary>
    /// <param name="message">What to send.</param>
    /// <param name="idempotencyKey">
    /// What the mail is for, 1 to 200 characters: <c>invitation:{id}</c>. No address in it: it is not encrypted.
    /// </param>
    /// <param name="expiresAt">Until when it is of use: a mail that could not be sent before its link expired is not sent any more.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    internal async Task EnqueueAsync(MailMessage message, string idempotencyKey, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        await OutboxStore.EnqueueAsync(
            database,
            OutboxKinds.Mail,
            new OutboxMessage
            {
                Id = id,
                CompanyId = tenant.CompanyId,
                IdempotencyKey = idempotencyKey,
                Payload = secrets.Protect(ProtectedText.Mail, id, JsonSerializer.Serialize(message)),
                ExpiresAt = expiresAt,
            },
            cancellationToken);
        _asked = true;
    }

    public void Dispose()
    {
        if (_asked)
            wakeUp.Signal();
    }
}
