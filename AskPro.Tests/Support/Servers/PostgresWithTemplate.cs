using AskPro.Tests.Support.Databases;
using Npgsql;

namespace AskPro.Tests.Support.Servers;

/// <summary>A server with one migrated database that every test class gets a fresh copy of.</summary>
public sealed class PostgresWithTemplate : IAsyncDisposable
{
    private const string Template = "askpro_template";

    private readonly SemaphoreSlim _oneCopyAtATime = new(1);
    private int _copies;

    private PostgresWithTemplate(RunningPostgres server) => Server = server;

    public RunningPostgres Server { get; }

    public static async Task<PostgresWithTemplate?> StartIfPresentAsync(int major)
    {
        var server = await RunningPostgres.StartIfPresentAsync(major, CancellationToken.None);
        if (server is null)
        {
            return null;
        }

        try
        {
            await ExecuteAsync(server, $"CREATE DATABASE {Template}");
            await Migrations.ApplyAsync(server.ConnectionString(Template) + ";Pooling=false", CancellationToken.None);
            return new PostgresWithTemplate(server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a copy of the template and returns its name.</summary>
    public async Task<string> CopyTemplateAsync()
    {
        await _oneCopyAtATime.WaitAsync();
        try
        {
            var name = $"askpro_{++_copies}";
            await ExecuteAsync(Server, $"CREATE DATABASE {name} TEMPLATE {Template}");
            return name;
        }
        finally
        {
            _oneCopyAtATime.Release();
        }
    }

    public Task DropAsync(string database) => ExecuteAsync(Server, $"DROP DATABASE {database} WITH (FORCE)");

    public ValueTask DisposeAsync()
    {
        _oneCopyAtATime.Dispose();
        return Server.DisposeAsync();
    }

    private static async Task ExecuteAsync(RunningPostgres server, string statement)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
