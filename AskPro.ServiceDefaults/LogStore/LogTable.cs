using Npgsql;
using NpgsqlTypes;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>Adds to the table <c>log_records</c>, by hand-written SQL as for the key ring; Data makes, reads and empties it.</summary>
internal sealed class LogTable(NpgsqlDataSource database, LogMetrics metrics) : ILogSink
{
    /// <summary>Seconds. Nobody waits for it, but it holds a connection of the pool.</summary>
    private const int Patience = 5;

    // The commit does not wait for the disk: the last half second before a crash of the server may be lost, events never wait behind log lines.
    private const string Sql =
        """
        insert into log_records (at, service, instance, severity, category, event_id, event_name, template, message, attributes,
            trace_id, span_id, exception_type, exception_message, exception_stack)
        select line.at, $1, $2, line.severity, line.category, line.event_id, line.event_name, line.template, line.message, line.attributes::jsonb,
            line.trace_id, line.span_id, line.exception_type, line.exception_message, line.exception_stack
        from (select set_config('synchronous_commit', 'off', true)) as quick,
            unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) as line (
                at, severity, category, event_id, event_name, template, message, attributes, trace_id, span_id, exception_type, exception_message, exception_stack)
        """;

    public async Task AddAsync(string service, string instance, IReadOnlyList<StoredLog> records, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = Patience;
        command.Parameters.AddWithValue(service);
        command.Parameters.AddWithValue(instance);
        Add(NpgsqlDbType.TimestampTz, record => record.At);
        Add(NpgsqlDbType.Smallint, record => record.Severity);
        Add(NpgsqlDbType.Text, record => record.Category);
        Add(NpgsqlDbType.Integer, record => record.EventId);
        Add(NpgsqlDbType.Text, record => record.EventName);
        Add(NpgsqlDbType.Text, record => record.Template);
        Add(NpgsqlDbType.Text, record => record.Message);
        Add(NpgsqlDbType.Text, record => record.Attributes);
        Add(NpgsqlDbType.Text, record => record.TraceId);
        Add(NpgsqlDbType.Text, record => record.SpanId);
        Add(NpgsqlDbType.Text, record => record.ExceptionType);
        Add(NpgsqlDbType.Text, record => record.ExceptionMessage);
        Add(NpgsqlDbType.Text, record => record.ExceptionStack);
        await command.ExecuteNonQueryAsync(cancellationToken);
        metrics.Stored(records.Count);

        void Add<T>(NpgsqlDbType type, Func<StoredLog, T> column) =>
            command.Parameters.AddWithValue(NpgsqlDbType.Array | type, records.Select(column).ToArray());
    }

    /// <summary>Asks whether the database answers; throws when it does not.</summary>
    public async Task ReachAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select 1");
        command.CommandTimeout = Patience;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
