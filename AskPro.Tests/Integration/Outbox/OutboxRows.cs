using AskPro.Data;
using AskPro.Data.Outbox;
using AskPro.Data.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AskPro.Tests.Integration.Outbox;

/// <summary>Asks for messages with the rights of Api, and shows what became of them.</summary>
internal static class OutboxRows
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static OutboxMessage Message(string key, Guid? company = null) => new()
    {
        Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
        CompanyId = company,
        IdempotencyKey = key,
        Payload = $"payload of {key}",
    };

    /// <summary>In a transaction of <paramref name="tenant"/>.</summary>
    public static async Task<bool> EnqueueAsync(this TestDatabase server, OutboxMessage message, Guid tenant = default, bool commit = true)
    {
        await using var database = Context(server);
        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, Stop);
        var isNew = await OutboxStore.EnqueueAsync(database, OutboxKinds.Mail, message, Stop);
        if (commit)
            await transaction.CommitAsync(Stop);
        return isNew;
    }

    public static AskProDbContext Context(TestDatabase server) =>
        new(new DbContextOptionsBuilder<AskProDbContext>().UseNpgsql(server.As("askpro_api")).Options);

    /// <summary>State, failures, cause, whether the payload is still there, and the seconds from the failure to the next try.</summary>
    public static async Task<(string State, short Attempts, string? Cause, bool HasPayload, double? Delay)> RowAsync(this TestDatabase server, string key)
    {
        await using var command = server.Owner.CreateCommand(
            """
            select state, attempts, cause, payload is not null, extract(epoch from run_at - failed_at)::float8
            from outbox_messages where idempotency_key = $1
            """);
        command.Parameters.AddWithValue(key);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        Assert.True(await reader.ReadAsync(Stop), $"No message {key}.");
        return (reader.GetString(0), reader.GetInt16(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetBoolean(3),
            reader.IsDBNull(4) ? null : reader.GetDouble(4));
    }
}
