using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Tests.Support.Databases;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

/// <summary>Holds a lock on the inbox, so that flushes stand still until it is released.</summary>
internal sealed class HeldInbox(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<HeldInbox> HoldAsync(TestDatabase database, string table = "inbox_keys")
    {
        var connection = await database.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"lock table {table} in access exclusive mode", connection, transaction);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new HeldInbox(connection, transaction);
    }

    /// <summary>Waits until so many webhooks, with so many body bytes, are inside the Api.</summary>
    public static async Task UntilInsideAsync(WebhookHost host, int count, int bytes = 0)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (host.Get<IngestBudget>().Rows != count || host.Get<IngestBudget>().Bytes < bytes)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }

    /// <summary>Waits until a flush stands before the lock: its webhooks have been read and are out of their senders' hands.</summary>
    public async Task UntilFlushWaitsAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await using var waiting = new NpgsqlCommand(
            "select exists (select from pg_locks where not granted and relation = 'inbox_keys'::regclass)", connection, transaction);
        while (!(bool)(await waiting.ExecuteScalarAsync(limit.Token))!)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }

    public async Task ReleaseAsync() => await transaction.RollbackAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
