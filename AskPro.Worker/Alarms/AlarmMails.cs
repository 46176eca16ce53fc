using System.Text.Json;
using AskPro.Data.Alarms;
using AskPro.Data.Health;
using AskPro.Data.Outbox;
using AskPro.Integrations.Mail;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Alarms;

/// <summary>Asks for the mails of an alarm, in the transaction that changes it.</summary>
internal sealed class AlarmMails(ProtectedText secrets, AlarmTexts texts, IOptions<MailOptions> server)
{
    /// <returns>The messages, one for each reader.</returns>
    public async Task<IReadOnlyList<AskedMessage>> AskAsync(
        AlarmStore store, WatchedRule rule, Episode episode, double? value, string notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var channel = rule.Channel!;
        var readers = channel.Kind == AlarmChannelKinds.Operators ? await store.RecipientsAsync(cancellationToken) : [channel.Address!];
        var asked = new List<AskedMessage>();
        foreach (var reader in readers)
        {
            var id = Guid.CreateVersion7(now);
            // Nobody takes it, today or when a server comes: it would tell of what is long over.
            if (!server.Value.IsConfigured)
            {
                asked.Add(new(id, ComponentCauses.MailNotConfigured));
                continue;
            }

            var mail = new MailMessage(reader, AlarmTexts.Subject(channel.Language, rule, notice), texts.Body(channel.Language, rule, episode, value, notice), channel.Language);
            await OutboxStore.EnqueueAsync(
                store.Transaction, OutboxKinds.Mail,
                new() { Id = id, IdempotencyKey = $"alarm:{id:D}", Payload = secrets.Protect(ProtectedText.Mail, id, JsonSerializer.Serialize(mail)), ExpiresAt = now + AlarmMessages.Use }, cancellationToken);
            asked.Add(new(id));
        }

        return asked;
    }
}
