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
        await HandOverPasswordsAsync(connection, cancellationToken);
        await ExecuteAsync(connection, SchemaSql.Roles, cancellationToken);
        await ExecuteAsync(connection, SchemaSql.Access, cancellationToken);
        await ExecuteAsync(connection, SchemaSql.Functions, cancellationToken);
        await ExecuteAsync(connection, SchemaSql.Lights, cancellationToken);
        await ExecuteAsync(connection, SchemaSql.Operators, cancellationToken);
        await ExecuteAsync(connection, SchemaSql.Routing, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>As bound values, so that neither our log nor the server's contains them; roles.sql reads them.</summary>
    private async Task HandOverPasswordsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string sql =
            """
            select set_config('askpro.verifier_askpro_api', $1, true),
                   set_config('askpro.verifier_askpro_worker', $2, true),
                   set_config('askpro.verifier_askpro_web', $3, true),
                   set_config('askpro.verifier_askpro_demo', $4, true)
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(ScramVerifier.For(passwords.ApiPassword));
        command.Parameters.AddWithValue(ScramVerifier.For(passwords.WorkerPassword));
        command.Parameters.AddWithValue(ScramVerifier.For(passwords.WebPassword));
        command.Parameters.AddWithValue(passwords.DemoPassword is { Length: > 0 } demo ? ScramVerifier.For(demo) : "");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)CommandTime.TotalSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
