using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AskPro.Data.Schema;

/// <summary>
/// Brings a database to the form that this build needs: tables, roles, rights. Runs as the owner, any number of times.
/// </summary>
/// <param name="owner">The database as its owner, a superuser.</param>
/// <param name="passwords">The passwords to give to the roles of the services.</param>
public sealed class DatabaseMigrator(NpgsqlDataSource owner, DatabaseRolePasswords passwords)
{
    // Any constant of our own; two runs on one database wait for each other.
    private const long LockKey = 0x41736b50726f;

    // Migrations may rewrite tables; the usual limit of a command does not fit them.
    private static readonly TimeSpan CommandTime = TimeSpan.FromMinutes(10);

    /// <summary>Applies what is missing and returns the names of the migrations that were.</summary>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            var applied = await ApplyMigrationsAsync(cancellationToken);
            await ApplyRightsAsync(connection, cancellationToken);
            return applied;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<string>> ApplyMigrationsAsync(CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<AskProDbContext>()
            .UseNpgsql(owner, npgsql => npgsql.CommandTimeout((int)CommandTime.TotalSeconds))
            .Options;
        await using var database = new AskProDbContext(options);
        var pending = (await database.Database.GetPendingMigrationsAsync(cancellationToken)).ToArray();
        await database.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    /// <summary>One transaction: nobody ever sees a table without its policies.</summary>
    private async Task ApplyRightsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, SchemaSql.Roles, cancellationToken);
        await SetPasswordAsync(connection, "askpro_api", passwords.ApiPassword, cancellationToken);
        await SetPasswordAsync(connection, "askpro_worker", passwords.WorkerPassword, cancellationToken);
        await SetPasswordAsync(connection, "askpro_web", passwords.WebPassword, cancellationToken);
        await ExecuteAsync(connection, SchemaSql.Access, cancellationToken);
        await ExecuteAsync(connection, SchemaSql.Functions, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Task SetPasswordAsync(
        NpgsqlConnection connection, string role, string password, CancellationToken cancellationToken) =>
        // Both parts are ours and free of quotes: a constant name, and base64 in a fixed frame. ALTER ROLE takes no parameters.
        ExecuteAsync(connection, $"alter role {role} password '{ScramVerifier.For(password)}'", cancellationToken);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)CommandTime.TotalSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
