using AskPro.Data.Alarms;
using AskPro.Worker.Companies;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Alarms;

/// <summary>
/// One look at all rules: what was measured last makes them pending, firing and resolved, and who is to know is told through the outbox,
/// in one transaction. Of several Workers one looks.
/// </summary>
internal sealed class AlarmWatch(NpgsqlDataSource database, AlarmMessages messages, IOptions<AlarmOptions> options, TimeProvider time, ILogger<AlarmWatch> log)
{
    public async Task<AlarmResult> RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LookAsync(cancellationToken);
        }
        catch (Exception failure) when (CompanyUpkeep.IsDatabaseTrouble(failure))
        {
            log.NotEvaluated(CompanyUpkeep.Reason(failure));
            return new AlarmResult(Looked: false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever happens in a look, there is a next one: a key ring that cannot be read must not stop the inbox beside it.
            log.NotEvaluated(failure.GetType().Name);
            return new AlarmResult(Looked: false);
        }
    }

    private async Task<AlarmResult> LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var store = new AlarmStore(transaction);
        if (!await store.LockAsync(cancellationToken)) return new AlarmResult(Looked: false);
        await store.SettleAsync(cancellationToken);
        await store.AbandonAsync(now, cancellationToken);
        await store.WithdrawAsync(now, cancellationToken);
        var measured = await store.MeasuredAsync(cancellationToken);

        var (fired, resolved, told) = (0, 0, 0);
        foreach (var rule in await store.RulesAsync(now, cancellationToken))
        {
            var last = measured.GetValueOrDefault(rule.Figure.Component);
            var value = rule.Figure.Value(last, now);
            var next = AlarmSteps.Next(rule, value, last is null ? rule.Figure.Cause : rule.Figure.CauseOf(last), now, TimeSpan.FromSeconds(options.Value.QuietSeconds));
            (fired, resolved) = (fired + Count(rule, next, AlarmStates.Firing), resolved + Count(rule, next, AlarmStates.Resolved));
            var wasTold = next is null ? [] : await TellAsync(store, rule, next, value, now, cancellationToken);
            if (wasTold.Count > 0) next = next! with { ToldAt = now };
            else if (next is not null && AlarmSteps.BeginsMute(rule, next)) next = next with { MutedAt = now };
            await store.SaveAsync(rule, next, cancellationToken);
            // After the episode they belong to.
            foreach (var (message, notice) in wasTold)
                await store.NoteAsync(message, next!, rule.Channel!.Name, notice, now, cancellationToken);
            told += wasTold.Count(one => one.Message.Cause is null);
        }

        var forgotten = await store.ForgetAsync(now.AddDays(-options.Value.KeptDays), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (fired + resolved > 0) log.Changed(fired, resolved, told);
        return new AlarmResult(Looked: true, fired, resolved, told, forgotten);
    }

    private async Task<IReadOnlyList<(AskedMessage Message, string Notice)>> TellAsync(
        AlarmStore store, WatchedRule rule, Episode episode, double? value, DateTimeOffset now, CancellationToken cancellationToken) =>
        AlarmSteps.Notice(rule, episode, now, TimeSpan.FromHours(options.Value.RepeatHours)) is { } notice
            ? [.. (await messages.AskAsync(store, rule, episode, value, notice, now, cancellationToken)).Select(message => (message, notice))]
            : [];

    private static int Count(WatchedRule rule, Episode? next, string state) => next?.State == state && rule.Open?.State != state ? 1 : 0;
}
