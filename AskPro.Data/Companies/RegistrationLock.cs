using Npgsql;

namespace AskPro.Data.Companies;

/// <summary>
/// Keeps two registrations of one company's webhooks apart: each would make a version of the agent. Held by a connection for as long as
/// Retell takes, outside any transaction; a process that dies lets go of it.
/// </summary>
public sealed class RegistrationLock : IAsyncDisposable
{
    // A look takes a second or two: who comes in that moment would rather wait than be sent away.
    private const string WaitSql = "set lock_timeout = '1500ms'";

    // One name for all of these locks, beside the company's.
    private const string TakeSql = "select pg_advisory_lock(hashtext('webhook registration'), hashtext($1::text))";
    private const string TrySql = "select pg_try_advisory_lock(hashtext('webhook registration'), hashtext($1::text))";
    private const string ReleaseSql = "select pg_advisory_unlock(hashtext('webhook registration'), hashtext($1::text))";

    private readonly NpgsqlConnection _connection;
    private readonly Guid _companyId;

    private RegistrationLock(NpgsqlConnection connection, Guid companyId)
    {
        _connection = connection;
        _companyId = companyId;
    }

    /// <summary>Null when somebody else has it.</summary>
    public static Task<RegistrationLock?> TryTakeAsync(NpgsqlDataSource database, Guid companyId, CancellationToken cancellationToken) =>
        TakeAsync(database, companyId, connection => AskAsync(connection, TrySql, companyId, cancellationToken), cancellationToken);

    /// <summary>Waits a moment for somebody else who has it; null when that was not enough.</summary>
    public static Task<RegistrationLock?> WaitAsync(NpgsqlDataSource database, Guid companyId, CancellationToken cancellationToken) =>
        TakeAsync(database, companyId, connection => WaitAsync(connection, companyId, cancellationToken), cancellationToken);

    private static async Task<RegistrationLock?> TakeAsync(
        NpgsqlDataSource database, Guid companyId, Func<NpgsqlConnection, Task<bool>> take, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await take(connection))
                return new RegistrationLock(connection, companyId);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>Lets go of it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await AskAsync(_connection, ReleaseSql, _companyId, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }

    private static async Task<bool> WaitAsync(NpgsqlConnection connection, Guid companyId, CancellationToken cancellationToken)
    {
        await using (var wait = new NpgsqlCommand(WaitSql, connection))
            await wait.ExecuteNonQueryAsync(cancellationToken);
        try
        {
            await AskAsync(connection, TakeSql, companyId, cancellationToken);
            return true;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, Guid companyId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(companyId);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
