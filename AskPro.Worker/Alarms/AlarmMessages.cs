using AskPro.Data.Alarms;
using AskPro.Data.Outbox;
using AskPro.Integrations.AlarmWebhooks;
using AskPro.ServiceDefaults.KeyRing;

namespace AskPro.Worker.Alarms;

/// <summary>Asks for the messages of an alarm, in the transaction that changes it.</summary>
internal sealed class AlarmMessages(AlarmMails mails, AlarmTexts texts, ProtectedText secrets)
{
    /// <summary>Until when a message is of use: later it tells what is long over.</summary>
    internal static readonly TimeSpan Use = TimeSpan.FromDays(1);

    /// <returns>The messages, one for each reader.</returns>
    public async Task<IReadOnlyList<AskedMessage>> AskAsync(
        AlarmStore store, WatchedRule rule, Episode episode, double? value, string notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var channel = rule.Channel!;
        if (channel.Kind != AlarmChannelKinds.Webhook) return await mails.AskAsync(store, rule, episode, value, notice, now, cancellationToken);
        var id = Guid.CreateVersion7(now);
        var message = new AlarmWebhookMessage(id, Event(notice), channel.Name, now, texts.Link, Facts(rule, episode, value));
        await OutboxStore.EnqueueAsync(
            store.Transaction, OutboxKinds.AlarmWebhook,
            new()
            {
                Id = id, IdempotencyKey = $"alarm:{id:D}", Payload = secrets.Protect(ProtectedText.AlarmWebhook, id, new AlarmWebhookOrder(channel.Id, message.ToJson()).ToJson()),
                ExpiresAt = now + Use,
            },
            cancellationToken);
        return [new(id)];
    }

    private static string Event(string notice) => notice switch
    {
        AlarmNotices.Resolved => AlarmWebhookEvents.Resolved,
        AlarmNotices.Reminder => AlarmWebhookEvents.Reminded,
        _ => AlarmWebhookEvents.Fired,
    };

    private static AlarmWebhookMessage.AlarmFacts Facts(WatchedRule rule, Episode episode, double? value) => new(
        episode.Id, rule.Id, rule.Figure.Name, rule.Figure.Unit, value, episode.Peak, rule.Comparison, rule.Threshold, (int)rule.Window.TotalMinutes, rule.Severity, episode.Cause,
        episode.PendingAt, episode.EndedAt, AlarmFigures.RunbookOf(episode.Cause, rule.Figure.Name));
}

/// <summary>A message that was asked for.</summary>
/// <param name="Id">That of the message in the outbox.</param>
/// <param name="Cause">Why it was not even written, a stable code; null when it is on its way.</param>
internal sealed record AskedMessage(Guid Id, string? Cause = null);
