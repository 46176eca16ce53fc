using Npgsql;
using NpgsqlTypes;

namespace AskPro.Data.Outbox;

/// <summary>
/// The doing side of the outbox: what the Worker does. Each statement is a commit of its own, because the effect between
/// them happens outside the database.
/// </summary>
public sealed class OutboxQueue(NpgsqlDataSource database)
{
    /// <summary>Claims the message that has been due longest, or null when none is.</summary>
    /// <param name="kind">A word of <see cref="OutboxKinds"/>.</param>
    /// <param name="lease">How long nobody else takes it. Longer than the longest try.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public async Task<ClaimedMessage?> ClaimAsync(string kind, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OutboxSql.Claim);
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(lease.TotalSeconds);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        return new ClaimedMessage(
            reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), reader.GetString(2), reader.GetString(3),
            reader.GetInt16(4), reader.GetInt64(5), reader.GetFieldValue<DateTimeOffset>(6), reader.GetBoolean(7),
            reader.IsDBNull(8) ? null : reader.GetString(8));
    }

    /// <summary>Marks it as sent and forgets what it said. False when somebody else took over: what became of it is theirs to say.</summary>
    public Task<bool> CompleteAsync(ClaimedMessage message, CancellationToken cancellationToken) =>
        ChangeAsync(OutboxSql.Complete, message, cancellationToken);

    /// <summary>Gives it back untried. False when somebody else took over.</summary>
    public Task<bool> ReleaseAsync(ClaimedMessage message, CancellationToken cancellationToken) =>
        ChangeAsync(OutboxSql.Release, message, cancellationToken);

    /// <summary>Counts a failed try: due again later, or dead. Null when somebody else took over.</summary>
    /// <param name="message">The message as it was claimed.</param>
    /// <param name="cause">A stable code.</param>
    /// <param name="retryAfter">Time until the next try; null when there is none.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public async Task<OutboxFailure?> FailAsync(ClaimedMessage message, string cause, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        await using var command = Command(OutboxSql.Fail, message);
        command.Parameters.AddWithValue(cause);
        command.Parameters.AddWithValue(NpgsqlDbType.Double, (object?)retryAfter?.TotalSeconds ?? DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        return new OutboxFailure(reader.GetString(0) == "dead", reader.GetInt16(1), reader.GetFieldValue<DateTimeOffset>(2));
    }

    /// <summary>How much waits.</summary>
    public async Task<OutboxBacklog> BacklogAsync(string kind, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OutboxSql.Backlog);
        command.Parameters.AddWithValue(kind);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new OutboxBacklog(reader.GetInt64(0), reader.GetDouble(1), reader.GetInt64(2));
    }

    private async Task<bool> ChangeAsync(string sql, ClaimedMessage message, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, message);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private NpgsqlCommand Command(string sql, ClaimedMessage message)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(message.Id);
        command.Parameters.AddWithValue(message.Fence);
        return command;
    }
}
