using System.Diagnostics;
using AskPro.Hosting.Servers;
using StackExchange.Redis;

namespace AskPro.LoadTest.Machine;

/// <summary>A cache server of its own for a measurement: the one that a developer's run starts.</summary>
internal sealed class MeasuredCache : IAsyncDisposable
{
    private const string Password = "only-for-measurements";

    private readonly DirectoryInfo _folder;
    private readonly ChildProcess _process;

    private MeasuredCache(DirectoryInfo folder, ChildProcess process, string connectionString) =>
        (_folder, _process, ConnectionString) = (folder, process, connectionString);

    public string ConnectionString { get; }

    public static async Task<MeasuredCache> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("askpro-cache-");
        var options = new CacheServerOptions { Port = MeasuredPostgres.FreePort(), Folder = folder.FullName, Password = Password, RepositoryRoot = Repository.Root };
        var launch = await CacheServer.PrepareAsync(options, new Progress<string>(Console.WriteLine), cancellationToken);
        var start = new ProcessStartInfo(launch.FileName, launch.Arguments) { WorkingDirectory = launch.WorkingDirectory };
        foreach (var (name, value) in launch.Environment)
            start.Environment[name] = value;
        var connectionString = FormattableString.Invariant($"127.0.0.1:{options.Port},password={Password}");
        var process = await ChildProcess.StartAsync(start, launch.StopSignal, _ => AnswersAsync(connectionString), cancellationToken);
        return new MeasuredCache(folder, process, connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task AnswersAsync(string connectionString)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{connectionString},connectTimeout=2000,abortConnect=true");
        await connection.GetDatabase().PingAsync();
    }
}
