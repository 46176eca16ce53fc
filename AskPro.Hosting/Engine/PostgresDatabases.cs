using Npgsql;
using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Engine;

/// <summary>Creates the databases of a server that has just become healthy.</summary>
internal static class PostgresDatabases
{
    public static async Task CreateAsync(PostgresDatabaseResource database, CancellationToken cancellationToken)
    {
        var server = await database.Parent.ConnectionStringExpression.GetValueAsync(cancellationToken);
        await using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(database.DatabaseName);
        command.CommandText = $"CREATE DATABASE {name}";
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // It is there from an earlier run.
        }
    }
}
