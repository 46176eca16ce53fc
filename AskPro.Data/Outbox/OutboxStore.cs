using AskPro.Data.Traces;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace AskPro.Data.Outbox;

/// <summary>The asking side of the outbox: what Api writes, and Worker where it tells of alarms.</summary>
public static class OutboxStore
{
    /// <summary>
    /// Asks for an effect, in the running transaction: it happens exactly when the change that causes it does. False when the
    /// key is known, which is not an error.
    /// </summary>
    /// <param name="database">The context whose transaction makes the change.</param>
    /// <param name="kind">A word of <see cref="OutboxKinds"/>.</param>
    /// <param name="message">What to do.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public static async Task<bool> EnqueueAsync(
        AskProDbContext database, string kind, OutboxMessage message, CancellationToken cancellationToken)
    {
        var transaction = (database.Database.CurrentTransaction
            ?? throw new InvalidOperationException("A message is written in the transaction of the change that causes it.")).GetDbTransaction();
        return await EnqueueAsync((NpgsqlTransaction)transaction, kind, message, cancellationToken);
    }

    /// <inheritdoc cref="EnqueueAsync(AskProDbContext, string, OutboxMessage, CancellationToken)"/>
    /// <param name="transaction">The transaction that makes the change.</param>
    public static async Task<bool> EnqueueAsync(NpgsqlTransaction transaction, string kind, OutboxMessage message, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(OutboxSql.Enqueue, transaction.Connection, transaction);
        command.Parameters.AddWithValue(message.Id);
        command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)message.CompanyId ?? DBNull.Value);
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(message.IdempotencyKey);
        command.Parameters.AddWithValue(message.Payload);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, (object?)message.ExpiresAt ?? DBNull.Value);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)TraceParent.Current ?? DBNull.Value);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>What became of messages; those that nobody has tried yet are missing.</summary>
    public static async Task<IReadOnlyList<OutboxOutcome>> OutcomesAsync(NpgsqlTransaction transaction, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(OutboxSql.Outcomes, transaction.Connection, transaction);
        command.Parameters.AddWithValue(ids);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<OutboxOutcome>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(new(rows.GetGuid(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetFieldValue<DateTimeOffset>(2)));
        return found;
    }
}
