using Npgsql;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary>One test at a time per operator, over all instances: held while it lives.</summary>
internal sealed class TestTurn : IAsyncDisposable
{
    private const string Sql = "select pg_try_advisory_xact_lock(hashtext('front door test'), hashtext($1::text))";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private TestTurn(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    /// <summary>Null while another test of the person runs.</summary>
    internal static async Task<TestTurn?> TryTakeAsync(NpgsqlDataSource database, Guid operatorId, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand(Sql, connection, transaction) { Parameters = { new() { Value = operatorId } } };
            if (await command.ExecuteScalarAsync(cancellationToken) is true) return new TestTurn(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
