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

    /// <summary>
    /// Writes the mail down, encrypted; the Worker sends it after the commit. Of the company of the session, or of a person where
    /// there is none. A key that is known already adds no second mail.
    /// </summary>
    /// <param name="message">What to send.</param>
    /// <param name="idempotencyKey">
    /// What the mail is for, 1 to 200 characters: <c>invitation:{id}</c>. No address in it: it is not encrypted.
    /// </param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    internal async Task EnqueueAsync(MailMessage message, string idempotencyKey, CancellationToken cancellationToken)
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
