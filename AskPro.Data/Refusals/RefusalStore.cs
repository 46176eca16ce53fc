using Npgsql;
using NpgsqlTypes;

namespace AskPro.Data.Refusals;

/// <summary>Refused webhooks in the database: what Api writes of them, and what the Worker forgets.</summary>
public sealed class RefusalStore(NpgsqlDataSource database)
{
    // Counted in the statement that keeps it: the figures know it when the row is forgotten.
    private const string AddSql =
        """
        with counted as (
            insert into refused_webhook_hours (hour, requests) values (date_trunc('hour', $2, 'UTC'), 1)
            on conflict (hour) do update set requests = refused_webhook_hours.requests + 1
        )
        insert into refused_webhooks (event_id, received_at, company_id, verdict, detail, signed_at, headers, body, body_length, body_sha256, traceparent)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private const string CountSql =
        """
        with counted as (
            insert into refused_webhook_hours (hour, requests) values (date_trunc('hour', now(), 'UTC'), $1)
            on conflict (hour) do update set requests = refused_webhook_hours.requests + excluded.requests
        )
        insert into refused_webhook_counts (minute, requests) values (date_trunc('minute', now()), $1)
        on conflict (minute) do update set requests = refused_webhook_counts.requests + excluded.requests
        """;

    // The newest 10,000 of the last seven days stay.
    private const string ForgetSql =
        """
        with gone as (
            delete from refused_webhooks
            where received_at < now() - interval '7 days' or event_id <= (select event_id from refused_webhooks order by event_id desc offset 10000 limit 1)
            returning 1
        ), minutes as (
            delete from refused_webhook_counts where minute < now() - interval '7 days'
        )
        select count(*) from gone
        """;

    /// <summary>Seconds that a statement may take: nobody waits for it.</summary>
    private const int Patience = 5;

    /// <summary>Keeps one.</summary>
    public async Task AddAsync(RefusedWebhook refused, CancellationToken cancellationToken)
    {
        await using var command = Command(AddSql);
        command.Parameters.AddWithValue(refused.EventId);
        command.Parameters.AddWithValue(refused.ReceivedAt);
        Add(command, NpgsqlDbType.Uuid, refused.CompanyId);
        command.Parameters.AddWithValue(refused.Verdict);
        Add(command, NpgsqlDbType.Text, refused.Detail);
        Add(command, NpgsqlDbType.TimestampTz, refused.SignedAt);
        command.Parameters.AddWithValue(refused.Headers);
        Add(command, NpgsqlDbType.Bytea, refused.Body?.Beginning);
        Add(command, NpgsqlDbType.Integer, refused.Body?.Length);
        Add(command, NpgsqlDbType.Bytea, refused.Body?.Sha256);
        Add(command, NpgsqlDbType.Text, refused.TraceParent);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Adds to the number of those that were only counted.</summary>
    public async Task CountAsync(long requests, CancellationToken cancellationToken)
    {
        await using var command = Command(CountSql);
        command.Parameters.AddWithValue(requests);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Forgets what is old or too many, and returns how many rows that were.</summary>
    public async Task<long> ForgetAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ForgetSql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = database.CreateCommand(sql);
        command.CommandTimeout = Patience;
        return command;
    }

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
}
