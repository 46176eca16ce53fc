using Npgsql;
using NpgsqlTypes;

namespace AskPro.Data.Health;

/// <summary>The history of the components in the database. It holds nothing of any company.</summary>
public sealed class ComponentStore(NpgsqlDataSource database)
{
    /// <summary>A span goes on with the last one when it says the same and begins soon after; otherwise it ends it there. What is older than what stands there is left out.</summary>
    private const string NoteSql =
        """
        with last as (
            select from_at, seen_at, state = $2 and cause is not distinct from $3 as is_same from component_spans where component = $1 order by from_at desc limit 1 for update
        ), extended as (
            update component_spans span
            set seen_at = greatest(last.seen_at, case when last.is_same then $5 else $4 end),
                measures = case when last.is_same and $5 >= last.seen_at then $6 else span.measures end
            from last
            where span.component = $1 and span.from_at = last.from_at and $4 - last.seen_at <= $7
            returning last.is_same
        )
        insert into component_spans (component, from_at, seen_at, state, cause, measures)
        select $1, greatest($4, (select last.seen_at from last)), $5, $2, $3, $6
        where not exists (select from extended where is_same) and not exists (select from last where last.seen_at > $5)
        on conflict do nothing
        """;

    // By the last look, so that what has stood the same for long is never cut off by what changes all the time.
    private const string ReadSql =
        """
        select component, from_at, seen_at, state, cause, measures::text from component_spans
        where seen_at >= $1 order by seen_at desc, from_at desc limit 5000
        """;

    private const string ForgetSql = "delete from component_spans where seen_at < $1";

    /// <summary>How long a probe may take, in seconds: nobody waits for it, and the next one comes.</summary>
    private const int Patience = 3;

    /// <summary>Writes spans, in their order.</summary>
    public async Task NoteAsync(IReadOnlyList<ComponentSpan> spans, CancellationToken cancellationToken)
    {
        if (spans.Count == 0) return;
        await using var batch = database.CreateBatch();
        batch.Timeout = Patience;
        foreach (var span in spans)
        {
            var note = new NpgsqlBatchCommand(NoteSql);
            note.Parameters.AddWithValue(span.Component);
            note.Parameters.AddWithValue(span.State);
            note.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)span.Cause ?? DBNull.Value });
            note.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, span.FromAt);
            note.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, span.SeenAt);
            note.Parameters.AddWithValue(NpgsqlDbType.Jsonb, span.Measures);
            note.Parameters.AddWithValue(ComponentSpan.LongestPause);
            batch.BatchCommands.Add(note);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What was measured since, each component's spans from the first to the last.</summary>
    public async Task<IReadOnlyList<ComponentSpan>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var command = Command(ReadSql, since);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var spans = new List<ComponentSpan>();
        while (await rows.ReadAsync(cancellationToken))
        {
            spans.Add(new()
            {
                Component = rows.GetString(0), FromAt = rows.GetFieldValue<DateTimeOffset>(1), SeenAt = rows.GetFieldValue<DateTimeOffset>(2),
                State = rows.GetString(3), Cause = rows.IsDBNull(4) ? null : rows.GetString(4), Measures = rows.GetString(5),
            });
        }

        spans.Reverse();
        return spans;
    }

    /// <summary>Forgets what ended before.</summary>
    /// <returns>How many spans.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = Command(ForgetSql, before);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, DateTimeOffset at)
    {
        var command = database.CreateCommand(sql);
        command.CommandTimeout = Patience;
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, at);
        return command;
    }
}
