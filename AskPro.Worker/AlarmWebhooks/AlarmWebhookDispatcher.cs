using System.Security.Cryptography;
using System.Text.Json;
using AskPro.Data.Outbox;
using AskPro.Integrations.AlarmWebhooks;
using AskPro.ServiceDefaults.KeyRing;

namespace AskPro.Worker.AlarmWebhooks;

/// <summary>
/// One turn: claim a message, hand it over, write what became of it. Nothing of the database is held while the receiver is asked. Killed
/// between the last two, it is sent once more when the lease has ended, with the same Idempotency-Key.
/// </summary>
internal sealed class AlarmWebhookDispatcher(
    OutboxQueue outbox, AlarmWebhookClient client, AlarmTargets targets, ProtectedText secrets, AlarmWebhookMetrics metrics, ILogger<AlarmWebhookDispatcher> log)
{
    internal const string Expired = "webhook_expired";
    internal const string Superseded = "webhook_superseded";
    internal const string ChannelGone = "channel_gone";
    internal const string PayloadUnreadable = "payload_unreadable";
    internal const string SendingFailed = "sending_failed";

    /// <summary>Longer than the longest try.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Seconds from a failed try to the next one; the last repeats until the message is of no use any more.</summary>
    private static readonly int[] RetrySeconds = [10, 30, 60, 300, 900, 3600];

    private const int Tries = 50;

    /// <summary>Hands over the message that has been due longest.</summary>
    /// <returns>Whether one was.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await outbox.ClaimAsync(OutboxKinds.AlarmWebhook, Lease, cancellationToken) is not { } message) return false;
        var (cause, status, isFinal) = message.IsExpired ? (Expired, null, true) : await TryAsync(message, cancellationToken);
        // What is known by now is written whatever happens: what was taken and is not marked is sent again.
        var outcome = await RecordAsync(message, cause, isFinal);
        metrics.Tried(outcome, cause);
        log.Tried(message.Id, message.Attempts + 1, outcome, cause ?? "none", status);
        if (outcome == "dead") log.Dead(message.Id, cause, status);
        return true;
    }

    private async Task<(string? Cause, int? Status, bool IsFinal)> TryAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var order = AlarmWebhookOrder.Read(secrets.Unprotect(ProtectedText.AlarmWebhook, message.Id, message.Payload));
            if (await targets.FindAsync(order.ChannelId, cancellationToken) is not { } target) return (ChannelGone, null, true);
            // Its end may have arrived already: told after it, a pager would keep open what is over.
            if (message.Attempts > 0 && await targets.IsOverAsync(message.Id, cancellationToken)) return (Superseded, null, true);
            var result = await client.SendAsync(target.Url, target.Secret, message.IdempotencyKey, order.Body, cancellationToken);
            return (result.Cause, result.Status, false);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            return (PayloadUnreadable, null, false);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            // Its message may name the address.
            log.Defect(message.Id, defect.GetType().Name);
            return (SendingFailed, null, false);
        }
    }

    private async Task<string> RecordAsync(ClaimedMessage message, string? cause, bool isFinal)
    {
        const string takenOver = "taken_over";
        if (cause is null) return await outbox.CompleteAsync(message, CancellationToken.None) ? "sent" : takenOver;
        var failures = message.Attempts + 1;
        var wait = isFinal || failures >= Tries ? (TimeSpan?)null : TimeSpan.FromSeconds(RetrySeconds[Math.Min(failures, RetrySeconds.Length) - 1]);
        return await outbox.FailAsync(message, cause, wait, CancellationToken.None) switch
        {
            null => takenOver,
            { IsDead: true } => cause == Superseded ? "superseded" : "dead",
            _ => "retry",
        };
    }
}
