using System.ComponentModel;
using System.Diagnostics;

namespace AskPro.Hosting.Processes;

/// <summary>A process this engine started: its lines, its end, and how it is made to end.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan LastLines = TimeSpan.FromMilliseconds(500);

    private readonly Process _process;
    private readonly ProcessLaunch _launch;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _errorEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(ProcessLaunch launch, TimeProvider time, Action<string, bool> onLine)
    {
        _launch = launch;
        _time = time;
        _process = new Process { StartInfo = OwnSession.Describe(launch), EnableRaisingEvents = true };
        _process.Exited += (_, _) => _exited.TrySetResult();
        _process.OutputDataReceived += (_, line) => Take(line.Data, isError: false, _outputEnded, onLine);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, isError: true, _errorEnded, onLine);
    }

    public int Pid => _process.Id;

    /// <summary>Null when it ended before anybody could look.</summary>
    public ProcessIdentity? Identity { get; private set; }

    public int StopSignal => UnixSignal.Number(_launch.StopSignal);

    public static ChildProcess Start(ProcessLaunch launch, TimeProvider time, Action<string, bool> onLine)
    {
        var child = new ChildProcess(launch, time, onLine);
        child.Begin();
        return child;
    }

    /// <summary>
    /// The exit code once the process has ended. Its pipes may stay open in processes it left behind,
    /// so the last lines are waited for only a moment.
    /// </summary>
    public async Task<int> WaitForExitAsync()
    {
        await _exited.Task;
        await Task.WhenAny(
            Task.WhenAll(_outputEnded.Task, _errorEnded.Task),
            Task.Delay(LastLines, _time));
        return _process.ExitCode;
    }

    /// <summary>Asks the process to end and kills it, with everything it started, when it does not.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        if (_exited.Task.IsCompleted)
            return;
        if (!OperatingSystem.IsWindows())
        {
            UnixSignal.Send(Pid, StopSignal);
            await Task.WhenAny(_exited.Task, Task.Delay(grace, _time));
        }

        Kill();
        await _exited.Task;
    }

    public void Kill()
    {
        if (_exited.Task.IsCompleted)
            return;
        try
        {
            if (!OperatingSystem.IsWindows())
                UnixSignal.SendToGroup(Pid, UnixSignal.Kill);
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
    }

    public void Dispose() => _process.Dispose();

    private static void Take(string? line, bool isError, TaskCompletionSource ended, Action<string, bool> onLine)
    {
        if (line is null)
            ended.TrySetResult();
        else
            onLine(line, isError);
    }

    private void Begin()
    {
        try
        {
            _process.Start();
        }
        catch (Win32Exception refused)
        {
            _process.Dispose();
            throw new DistributedApplicationException($"{_launch.FileName} cannot be started: {refused.Message}.", refused);
        }

        Identity = ProcessIdentity.Of(_process.Id);
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }
}
