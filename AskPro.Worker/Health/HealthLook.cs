using AskPro.Data.Health;
using AskPro.Data.Inbox;
using AskPro.Data.Outbox;
using AskPro.Integrations.Retell.Api;
using AskPro.Worker.Companies;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Health;

/// <summary>
/// One look at what this process does: how it stands goes into the database, beside what Api measures. While the database is away it is
/// kept here and written afterwards.
/// </summary>
internal sealed class HealthLook(
    ComponentStore store, NpgsqlDataSource database, OutboxQueue outbox, ProcessingLook processing, MailLook mails, RetellCondition retell,
    IOptions<HealthOptions> options, TimeProvider time, ILogger<HealthLook> log)
{
    private readonly ComponentMemory _memory = new();
    private readonly RetellReading _retell = new(ComponentNames.RetellOfWorker);

    public async Task<HealthResult> RunOnceAsync(CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var inbox = await TryAsync(() => InboxQueue.BacklogAsync(database, cancellationToken));
        var mail = inbox is null ? null : await TryAsync(() => outbox.BacklogAsync(OutboxKinds.Mail, cancellationToken));
        IReadOnlyList<ComponentReading> readings =
            [ComponentReading.Of(ComponentNames.Worker), .. processing.Read(inbox, at), mails.Read(mail, at), _retell.Read(retell.Asked, retell.Failed, retell.IsCircuitOpen, at)];
        _memory.Add(readings, at);
        // Nobody waits twice for a database that did not answer just now.
        if (inbox is null || mail is null) return new HealthResult(readings, Written: false, 0);
        try
        {
            await store.NoteAsync(_memory.Spans, cancellationToken);
            _memory.Clear();
            return new HealthResult(readings, Written: true, await store.ForgetAsync(at.AddHours(-options.Value.KeptHours), cancellationToken));
        }
        catch (Exception failure) when (CompanyUpkeep.IsDatabaseTrouble(failure))
        {
            log.NotWritten(CompanyUpkeep.Reason(failure));
            return new HealthResult(readings, Written: false, 0);
        }
    }

    private async Task<T?> TryAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (CompanyUpkeep.IsDatabaseTrouble(failure))
        {
            log.NotWritten(CompanyUpkeep.Reason(failure));
            return null;
        }
    }
}
