using AskPro.Data.Alarms;
using AskPro.Data.Health;
using AskPro.Data.Outbox;
using Npgsql;
using NpgsqlTypes;

namespace AskPro.Worker.Alarms;

/// <summary>Rules, episodes and notifications in the transaction of one look.</summary>
internal sealed class AlarmStore(NpgsqlTransaction transaction)
{
    public NpgsqlTransaction Transaction => transaction;

    /// <summary>False when another Worker looks just now.</summary>
    public async Task<bool> LockAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(AlarmSql.Lock);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Writes down what became of the messages. The id of a notification is that of its message.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var queued = new List<Guid>();
        await using (var command = Command(AlarmSql.Queued))
        await using (var rows = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
                queued.Add(rows.GetGuid(0));
        }

        if (queued.Count == 0) return;
        foreach (var outcome in await OutboxStore.OutcomesAsync(transaction, [.. queued], cancellationToken))
        {
            await RunAsync(
                Command(
                    AlarmSql.Settle, outcome.Id,
                    outcome.FinishedAt is null ? AlarmDeliveries.Queued : outcome.Cause is null ? AlarmDeliveries.Sent : AlarmDeliveries.Failed,
                    OrNull(outcome.Cause), OrNull(outcome.FinishedAt)),
                cancellationToken);
        }
    }

    public Task<int> WithdrawAsync(DateTimeOffset now, CancellationToken cancellationToken) => RunAsync(Command(AlarmSql.Withdraw, now), cancellationToken);

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) => RunAsync(Command(AlarmSql.Forget, before), cancellationToken);

    /// <summary>The last span of each component.</summary>
    public async Task<IReadOnlyDictionary<string, ComponentSpan>> MeasuredAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(AlarmSql.Measured, (object)ComponentNames.All.ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var spans = new Dictionary<string, ComponentSpan>();
        while (await rows.ReadAsync(cancellationToken))
        {
            spans[rows.GetString(0)] = new()
            {
                Component = rows.GetString(0), FromAt = rows.GetFieldValue<DateTimeOffset>(1), SeenAt = rows.GetFieldValue<DateTimeOffset>(2),
                State = rows.GetString(3), Cause = Text(rows, 4), Measures = rows.GetString(5),
            };
        }

        return spans;
    }

    /// <summary>The rules that are on. One whose figure is not in the catalogue is of another version: nothing is said of it.</summary>
    public async Task<IReadOnlyList<WatchedRule>> RulesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(AlarmSql.Rules, now);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var rules = new List<WatchedRule>();
        while (await rows.ReadAsync(cancellationToken))
        {
            if (AlarmFigures.Find(rows.GetString(1)) is { } figure)
            {
                rules.Add(new(
                    rows.GetGuid(0), figure, rows.GetString(2), rows.GetDouble(3), TimeSpan.FromMinutes(rows.GetInt32(4)), rows.GetString(5), rows.GetBoolean(6),
                    rows.IsDBNull(7) ? null : new(rows.GetGuid(7), rows.GetString(8), rows.GetString(9), rows.GetString(10), Text(rows, 11)),
                    rows.IsDBNull(12) ? null : new(
                        rows.GetGuid(12), rows.GetString(13), rows.GetFieldValue<DateTimeOffset>(14), Time(rows, 15), Time(rows, 16), null, rows.GetDouble(17), rows.GetString(18), Time(rows, 19), Time(rows, 20))));
            }
        }

        return rules;
    }

    public async Task SaveAsync(WatchedRule rule, Episode? next, CancellationToken cancellationToken)
    {
        if (next == rule.Open) return;
        if (rule.Open is null)
        {
            await RunAsync(
                Command(
                    AlarmSql.Begin, next!.Id, rule.Id, rule.Figure.Name, rule.Comparison, rule.Threshold, rule.Severity, next.State, next.PendingAt, OrNull(next.FiredAt), next.Peak, next.Cause,
                    OrNull(next.ToldAt), OrNull(next.MutedAt)),
                cancellationToken);
        }
        else if (next is null)
        {
            await RunAsync(Command(AlarmSql.Drop, rule.Open.Id), cancellationToken);
        }
        else
        {
            await RunAsync(
                Command(
                    AlarmSql.Change, next.Id, rule.Open.State, next.State, OrNull(next.FiredAt), OrNull(next.WellSince), OrNull(next.EndedAt), next.Peak, next.Cause, OrNull(next.ToldAt),
                    OrNull(next.MutedAt)),
                cancellationToken);
        }
    }

    public Task NoteAsync(AskedMessage asked, Episode episode, string channel, string notice, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunAsync(Command(AlarmSql.Note, asked.Id, episode.Id, channel, notice, now, OrNull(asked.Cause)), cancellationToken);

    /// <summary>Gives up what nobody takes.</summary>
    public Task<int> AbandonAsync(DateTimeOffset now, CancellationToken cancellationToken) => RunAsync(Command(AlarmSql.Abandon, now, now - (2 * AlarmMessages.Use)), cancellationToken);

    /// <summary>The addresses of the operators.</summary>
    public async Task<IReadOnlyList<string>> RecipientsAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(AlarmSql.Recipients);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(rows.GetString(0));
        return found;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, transaction.Connection, transaction) { CommandTimeout = Patience };
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        return command;
    }

    /// <summary>Seconds: the next look comes soon.</summary>
    private const int Patience = 10;

    private static NpgsqlParameter OrNull(string? text) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)text ?? DBNull.Value };

    private static NpgsqlParameter OrNull(DateTimeOffset? at) => new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)at ?? DBNull.Value };

    private static string? Text(NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetFieldValue<DateTimeOffset>(column);

    private static async Task<int> RunAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
            return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
