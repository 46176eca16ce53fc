using AskPro.Hosting.Servers;
using StackExchange.Redis;
using Xunit;

namespace AskPro.Tests.Support.Servers;

/// <summary>
/// A cache server of one test class (its channels are nobody else's) that may be killed and started again on the
/// same port: take <see cref="GarnetCache"/> or <see cref="RedisCache"/> as class fixture.
/// </summary>
public abstract class TestCache : IAsyncLifetime
{
    // With the characters that mean something in either server's file.
    private const string Password = "only \"for\" \\tests#";

    private readonly CacheServerKind _kind;
    private readonly int _port = FreePort.Next();
    private readonly ThrowAwayFolder _folder = new();
    private ServerLaunch? _launch;
    private ServerProcess? _process;

    private protected TestCache(CacheServerKind kind) => _kind = kind;

    public string ConnectionString
    {
        get
        {
            _ = Launch;
            return $"127.0.0.1:{_port},password={Password}";
        }
    }

    /// <summary>What every account of the machine may read about the running server.</summary>
    internal string CommandLine
    {
        get
        {
            _ = Launch;
            return File.ReadAllText($"/proc/{_process!.Pid}/cmdline").Replace('\0', ' ');
        }
    }

    internal string Folder => _folder.Path;

    internal static string Secret => Password;

    public async ValueTask InitializeAsync()
    {
        var options = new CacheServerOptions { Port = _port, Folder = _folder.Path, Password = Password, RepositoryRoot = RepositoryFiles.Root, Preferred = _kind };
        try
        {
            _launch = await CacheServer.PrepareAsync(options, new TestOutput(), CancellationToken.None);
        }
        catch (ServerSetupException) when (_kind == CacheServerKind.Redis)
        {
            return;
        }

        await StartAsync();
    }

    /// <summary>kill -9; connections break at once.</summary>
    public async Task KillAsync()
    {
        if (_process is { } running)
        {
            await running.KillAsync();
            await running.DisposeAsync();
            _process = null;
        }
    }

    /// <summary>Starts the server, empty, on the port it had before.</summary>
    public async Task StartAsync() =>
        _process ??= await ServerProcess.StartAsync(Launch, AnswersAsync, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private ServerLaunch Launch
    {
        get
        {
            Assert.SkipWhen(_launch is null, "No redis-server is installed here; ./test installs it where it may.");
            return _launch;
        }
    }

    private async Task AnswersAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{ConnectionString},connectTimeout=2000,abortConnect=true");
        await connection.GetDatabase().PingAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
