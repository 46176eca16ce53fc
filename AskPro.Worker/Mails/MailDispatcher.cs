using System.Security.Cryptography;
using System.Text.Json;
using AskPro.Data.Outbox;
using AskPro.Integrations.Mail;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Mails;

/// <summary>
/// One turn: claim a mail, send it, write what became of it. Nothing of the database is held while the mail server is asked.
/// Killed between the last two, the mail is sent once more when the lease has ended, with the same Message-ID.
/// </summary>
internal sealed class MailDispatcher(
    OutboxQueue outbox, MailSender sender, ProtectedText secrets, IOptions<MailPumpOptions> options, ILogger<MailDispatcher> log)
{
    /// <summary>The mail cannot be decrypted or read: another key ring, or a defect.</summary>
    internal const string PayloadUnreadable = "payload_unreadable";

    /// <summary>Its link works no longer: sending it would only send somebody to a page that refuses them.</summary>
    internal const string Expired = "mail_expired";

    /// <summary>A defect in the Worker.</summary>
    internal const string SendingFailed = "sending_failed";

    /// <summary>Sends the mail that has been due longest, if one is.</summary>
    public async Task<MailTurn> RunOnceAsync(CancellationToken cancellationToken)
    {
        var lease = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
        if (await outbox.ClaimAsync(OutboxKinds.Mail, lease, cancellationToken) is not { } message)
            return new MailTurn();
        using var send = MailTraces.StartSend(message);
        var tried = message.IsExpired ? new MailResult(MailOutcome.Refused, Expired) : await TryAsync(message, cancellationToken);
        // What is known by now is written whatever happens: a mail that was sent and is not marked is sent again.
        var result = await RecordAsync(message, tried);
        MailTraces.End(send, result, tried.Cause);
        return new MailTurn(message, result, tried.Cause, tried.Status);
    }

    private async Task<MailResult> TryAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var mail = JsonSerializer.Deserialize<MailMessage>(secrets.Unprotect(ProtectedText.Mail, message.Id, message.Payload));
            return await sender.SendAsync(mail!, message.IdempotencyKey, message.CreatedAt, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            return new MailResult(MailOutcome.Failed, PayloadUnreadable);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            log.Defect(message.Id, defect.GetType().Name, defect.StackTrace);
            return new MailResult(MailOutcome.Failed, SendingFailed);
        }
    }

    private async Task<string> RecordAsync(ClaimedMessage message, MailResult tried)
    {
        switch (tried.Outcome)
        {
            case MailOutcome.Sent:
                return await outbox.CompleteAsync(message, CancellationToken.None) ? MailResults.Sent : MailResults.TakenOver;
            case MailOutcome.Away:
                return await outbox.ReleaseAsync(message, CancellationToken.None) ? MailResults.Released : MailResults.TakenOver;
            default:
                var retryAfter = tried.Outcome == MailOutcome.Refused ? null : options.Value.RetryAfter(message.Attempts + 1);
                return await outbox.FailAsync(message, tried.Cause!, retryAfter, CancellationToken.None) switch
                {
                    null => MailResults.TakenOver,
                    { IsDead: true } => MailResults.Dead,
                    _ => MailResults.Retry,
                };
        }
    }
}
