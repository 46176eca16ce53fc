using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AskPro.Hosting.Servers;

namespace AskPro.Tests.Support.Servers;

/// <summary>A started server. It ends with its owner, and at the latest with the test process.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int KeptLines = 200;
    private static readonly TimeSpan PatienceForOrderlyEnd = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<int, Process> Living = new();

    private readonly Process _process;
    private readonly ServerLaunch _launch;
    private readonly ConcurrentQueue<string> _log = new();

    // Process.WaitForExitAsync also waits for the pipes, which orphaned backends of Postgres keep open.
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    static ServerProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();

    private ServerProcess(ServerLaunch launch)
    {
        _launch = launch;
        var start = new ProcessStartInfo(launch.FileName, launch.Arguments)
        {
            WorkingDirectory = launch.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in launch.Environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => _exited.TrySetResult();
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.StandardInput.Close();
        Living[_process.Id] = _process;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Log => string.Join('\n', _log);

    /// <summary>Starts the server and waits until it answers.</summary>
    public static async Task<ServerProcess> StartAsync(ServerLaunch launch, Func<CancellationToken, Task> answers, CancellationToken cancellationToken)
    {
        var server = new ServerProcess(launch);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                await answers(limit.Token);
                return server;
            }
            catch (Exception notYet) when (!server.HasExited && !limit.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
                _ = notYet;
            }
            catch (Exception failure)
            {
                await server.DisposeAsync();
                throw new InvalidOperationException($"{launch.FileName} {string.Join(' ', launch.Arguments)} did not answer:\n{server.Log}", failure);
            }
        }
    }

    /// <summary>kill -9: the server has no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _exited.Task;
        Living.TryRemove(_process.Id, out _);
    }

    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            Signal();
            try
            {
                await _exited.Task.WaitAsync(PatienceForOrderlyEnd, TimeProvider.System);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
                await _exited.Task;
            }
        }

        Living.TryRemove(_process.Id, out _);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private void Signal()
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
            return;
        }

        using var kill = Process.Start("kill", ["-s", _launch.StopSignal.ToString()[3..], _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _log.Enqueue(line);
            while (_log.Count > KeptLines && _log.TryDequeue(out _))
            {
            }
        }
    }

    private static void KillAll()
    {
        foreach (var process in Living.Values)
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It has ended by itself.
            }
        }
    }
}
