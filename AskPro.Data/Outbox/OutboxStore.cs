using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace AskPro.Data.Outbox;

/// <summary>The asking side of the outbox: what Api writes.</summary>
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
        await using var command = new NpgsqlCommand(OutboxSql.Enqueue, (NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        command.Parameters.AddWithValue(message.Id);
        command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)message.CompanyId ?? DBNull.Value);
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(message.IdempotencyKey);
        command.Parameters.AddWithValue(message.Payload);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, (object?)message.ExpiresAt ?? DBNull.Value);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
