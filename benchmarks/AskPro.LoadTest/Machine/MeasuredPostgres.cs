using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AskPro.Hosting.Servers;
using Npgsql;

namespace AskPro.LoadTest.Machine;

/// <summary>A Postgres of its own for a measurement, in a throw-away folder, with the settings of a developer's run.</summary>
internal sealed class MeasuredPostgres : IAsyncDisposable
{
    public const string Password = "only-for-measurements";
    private const string Database = "askpro";

    private readonly DirectoryInfo _folder;
    private readonly ChildProcess _process;

    private MeasuredPostgres(DirectoryInfo folder, ChildProcess process, int port) => (_folder, _process, Port) = (folder, process, port);

    public int Port { get; }

    public static async Task<MeasuredPostgres> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("askpro-load-");
        var port = FreePort();
        var options = new PostgresServerOptions
        {
            DataRoot = folder.FullName,
            Port = port,
            Password = Password,
            RepositoryRoot = Repository.Root,
        };
        var launch = await PostgresServer.PrepareAsync(options, new Progress<string>(Console.WriteLine), cancellationToken);
        var start = new ProcessStartInfo(launch.FileName, launch.Arguments) { WorkingDirectory = launch.WorkingDirectory };
        foreach (var (name, value) in launch.Environment)
            start.Environment[name] = value;
        var process = await ChildProcess.StartAsync(start, launch.StopSignal, token => CreateDatabaseAsync(port, token), cancellationToken);
        return new MeasuredPostgres(folder, process, port);
    }

    public string ConnectionString(string user = "postgres", string password = Password) => Connect(Port, Database, user, password);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Connect(int port, string database, string user, string password) =>
        $"Host=127.0.0.1;Port={port};Database={database};Username={user};Password={password};Command Timeout=60";

    private static async Task CreateDatabaseAsync(int port, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Connect(port, "postgres", "postgres", Password) + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var create = new NpgsqlCommand($"create database {Database}", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }
}
