using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Inbox;

/// <summary>A connection with an open transaction; disposed without commit, it is rolled back.</summary>
internal sealed class WorkerTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private WorkerTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, Transaction) = (connection, transaction);

    public NpgsqlTransaction Transaction { get; }

    public static async Task<WorkerTransaction> BeginAsync(NpgsqlDataSource source)
    {
        var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return new WorkerTransaction(connection, await connection.BeginTransactionAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
