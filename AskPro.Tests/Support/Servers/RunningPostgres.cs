using AskPro.Hosting.Servers;
using Npgsql;

namespace AskPro.Tests.Support.Servers;

/// <summary>A real Postgres on a random port, with its data in a throw-away folder.</summary>
public sealed class RunningPostgres : IAsyncDisposable
{
    public const string Password = "only-for-tests";

    private readonly ThrowAwayFolder? _ownFolder;
    private readonly ServerProcess _process;

    private RunningPostgres(ThrowAwayFolder? ownFolder, ServerProcess process, int major, int port)
    {
        (_ownFolder, _process, Major, Port) = (ownFolder, process, major, port);
    }

    public int Major { get; }

    public int Port { get; }

    public int Pid => _process.Pid;

    public string Log => _process.Log;

    /// <summary>
    /// Starts a server; null when this machine has none of that version. The pinned version is fetched, so its absence
    /// is a failure that says why, never a reason to skip.
    /// </summary>
    public static async Task<RunningPostgres?> StartIfPresentAsync(int major, CancellationToken cancellationToken, string? dataRoot = null)
    {
        var folder = dataRoot is null ? new ThrowAwayFolder() : null;
        var port = FreePort.Next();
        try
        {
            var launch = await PostgresServer.PrepareAsync(
                new PostgresServerOptions
                {
                    DataRoot = dataRoot ?? folder!.Path,
                    Port = port,
                    Password = Password,
                    RepositoryRoot = RepositoryFiles.Root,
                    PreferredMajor = major,
                },
                new TestOutput(),
                cancellationToken);
            var process = await ServerProcess.StartAsync(launch, token => AnswersAsync(port, token), cancellationToken);
            return new RunningPostgres(folder, process, major, port);
        }
        catch (ServerSetupException missing) when (missing.Message.StartsWith("No Postgres", StringComparison.Ordinal)
            && new PinnedPostgres(RepositoryFiles.Root).Major != major)
        {
            folder?.Dispose();
            return null;
        }
        catch
        {
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>The superuser's connection string. Its pool ends with <see cref="DisposeAsync"/>.</summary>
    public string ConnectionString(string database = "postgres", string userName = "postgres", string password = Password) =>
        Connect(Port, database, userName, password);

    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _ownFolder?.Dispose();
    }

    private static string Connect(int port, string database, string userName, string password) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Database = database,
            Username = userName,
            Password = password,
            MaxPoolSize = 20,
            IncludeErrorDetail = true,
        }.ConnectionString;

    private static async Task AnswersAsync(int port, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Connect(port, "postgres", "postgres", Password) + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
    }
}
