using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace AskPro.LoadTest.Machine;

/// <summary>A server of a measurement. It ends with its owner, and at the latest with this program.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 100;
    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly PosixSignal _stopSignal;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(ProcessStartInfo start, PosixSignal stopSignal)
    {
        _stopSignal = stopSignal;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => _exited.TrySetResult();
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        AppDomain.CurrentDomain.ProcessExit += KillLeftover;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Processor seconds used so far by this process alone.</summary>
    public double CpuSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>The most memory it had at once, bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts and waits, at most a minute, until <paramref name="answers"/> no longer throws.</summary>
    public static Task<ChildProcess> StartAsync(
        ProcessStartInfo start, PosixSignal stopSignal, Func<CancellationToken, Task> answers, CancellationToken cancellationToken) =>
        StartAsync(start, stopSignal, TimeSpan.FromMinutes(1), (_, token) => answers(token), cancellationToken);

    /// <summary>Starts and waits until <paramref name="answers"/>, which may look at the process, no longer throws.</summary>
    public static async Task<ChildProcess> StartAsync(
        ProcessStartInfo start,
        PosixSignal stopSignal,
        TimeSpan patience,
        Func<ChildProcess, CancellationToken, Task> answers,
        CancellationToken cancellationToken)
    {
        var child = new ChildProcess(start, stopSignal);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        while (true)
        {
            try
            {
                await answers(child, limit.Token);
                return child;
            }
            catch (Exception) when (!child._process.HasExited && !limit.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
            }
            catch (Exception failure)
            {
                await child.DisposeAsync();
                throw new InvalidOperationException($"{Path.GetFileName(start.FileName)} did not answer:\n{string.Join('\n', child._log)}", failure);
            }
        }
    }

    /// <summary>Whether one of its last lines contains the text.</summary>
    public bool HasSaid(string text) => _log.Any(line => line.Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillLeftover;
        if (!_process.HasExited)
        {
            Ask();
            try
            {
                await _exited.Task.WaitAsync(PatienceAtEnd, TimeProvider.System);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
                await _exited.Task;
            }
        }

        _process.Dispose();
    }

    private void Ask()
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
            return;
        }

        using var kill = Process.Start("kill", ["-s", _stopSignal.ToString()[3..], _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void KillLeftover(object? sender, EventArgs e) => _process.Kill(entireProcessTree: true);

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _log.Enqueue(line);
        while (_log.Count > KeptLines && _log.TryDequeue(out _))
        {
        }
    }
}
