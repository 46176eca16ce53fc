using System.Text.Json;
using AskPro.Api.Features.Mails;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Alarms;
using AskPro.Data.Health;
using AskPro.Data.Outbox;
using AskPro.Integrations.AlarmWebhooks;
using AskPro.Integrations.Mail;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary>Sends a message through a channel as an alarm would be sent; what becomes of it, the Worker notes at its next look.</summary>
internal sealed class ChannelTests(AskProDbContext database, ProtectedText secrets, MailWakeUp wakeUp, WebAddress web, Health.HealthBoard board, TimeProvider time)
{
    /// <summary>Time between two tests of a channel: who finds a channel must not fill a mailbox with it.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Later nobody waits for it any more.</summary>
    private static readonly TimeSpan Use = TimeSpan.FromHours(1);

    // As many as the Worker tells of an alarm.
    private const int MostOperators = 50;

    /// <summary>Takes the turn; false when it was somebody's within the last minute. Of two at once one gets it.</summary>
    internal async Task<bool> TakeTurnAsync(Guid channelId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var latest = now - Pause;
        return await database.AlarmChannels.Where(channel => channel.Id == channelId && (channel.TestedAt == null || channel.TestedAt <= latest))
            .ExecuteUpdateAsync(change => change.SetProperty(channel => channel.TestedAt, now), cancellationToken) == 1;
    }

    internal async Task SendAsync(AlarmChannel channel, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (channel.Kind == AlarmChannelKinds.Webhook)
        {
            var id = Guid.CreateVersion7(now);
            var order = new AlarmWebhookOrder(channel.Id, new AlarmWebhookMessage(id, AlarmWebhookEvents.Test, channel.Name, now, Page).ToJson());
            await AskAsync(channel, OutboxKinds.AlarmWebhook, id, secrets.Protect(ProtectedText.AlarmWebhook, id, order.ToJson()), now, cancellationToken);
            return;
        }

        var hasServer = board.Read().Components.All(component => component.Name != ComponentNames.Mails || component.Cause != ComponentCauses.MailNotConfigured);
        foreach (var reader in channel.Kind == AlarmChannelKinds.Operators ? await OperatorsAsync(cancellationToken) : [channel.Address!])
        {
            var id = Guid.CreateVersion7(now);
            if (hasServer) await AskAsync(channel, OutboxKinds.Mail, id, secrets.Protect(ProtectedText.Mail, id, JsonSerializer.Serialize(Mail(channel, reader))), now, cancellationToken);
            else Note(channel, id, now, AlarmDeliveries.Failed, ComponentCauses.MailNotConfigured, now);
        }

        // The pump of the mails finds it within a second if this comes before the commit.
        wakeUp.Signal();
    }

    private async Task AskAsync(AlarmChannel channel, string kind, Guid id, string payload, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await OutboxStore.EnqueueAsync(database, kind, new() { Id = id, IdempotencyKey = $"alarm:{id:D}", Payload = payload, ExpiresAt = now + Use }, cancellationToken);
        Note(channel, id, now, AlarmDeliveries.Queued, null, null);
    }

    private void Note(AlarmChannel channel, Guid id, DateTimeOffset now, string state, string? cause, DateTimeOffset? finishedAt) => database.AlarmNotifications.Add(new()
    {
        Id = id, ChannelId = channel.Id, ChannelName = channel.Name, Notice = AlarmNotices.Test, AskedAt = now, State = state, Cause = cause, FinishedAt = finishedAt,
    });

    private async Task<IReadOnlyList<string>> OperatorsAsync(CancellationToken cancellationToken) =>
        await database.Users.Where(user => user.IsOperator && user.Email != null).OrderBy(user => user.Email).Select(user => user.Email!).Take(MostOperators).ToListAsync(cancellationToken);

    private MailMessage Mail(AlarmChannel channel, string reader) => channel.Language == "en"
        ? new(reader, "[AskPro] Test of the alarms", $"This is a test: alarms of AskPro reach you. Nothing is wrong.\n\nChannel: {channel.Name}\nAlarms: {Page}\n\nAskPro\n", channel.Language)
        : new(reader, "[AskPro] Test der Alarme", $"Das ist ein Test: Alarme von AskPro erreichen Sie. Es ist nichts passiert.\n\nKanal: {channel.Name}\nAlarme: {Page}\n\nAskPro\n", channel.Language);

    private string Page => web.Of("/betrieb/alarme");
}
