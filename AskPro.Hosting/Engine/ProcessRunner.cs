using System.Security.Cryptography;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Launching;
using AskPro.Hosting.Processes;
using AskPro.Hosting.Servers;

namespace AskPro.Hosting.Engine;

/// <summary>The life of one resource that is a process: wait, prepare, run, watch, and begin again after a crash.</summary>
internal sealed class ProcessRunner : IDisposable
{
    private readonly EngineServices _engine;
    private readonly ResourceStatus _status;
    private readonly LaunchAnnotation _launch;
    private readonly string _instance = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 8);
    private readonly SemaphoreSlim _oneCommand = new(1, 1);
    private CancellationTokenSource _stopping = new();
    private Task _life = Task.CompletedTask;
    private ChildProcess? _process;

    public ProcessRunner(IResource resource, IReadOnlyList<IResource> children, EngineServices engine)
    {
        Resource = resource;
        Id = $"{resource.Name}-{_instance}";
        _engine = engine;
        _launch = resource.Annotations.OfType<LaunchAnnotation>().Single();
        _status = new ResourceStatus(resource, Id, children, engine.Notifications);
    }

    public IResource Resource { get; }

    /// <summary>The running instance, as the real engine names it.</summary>
    public string Id { get; }

    /// <summary>A process nobody can call does its work once; one with an endpoint is expected to stay.</summary>
    private bool IsService => Resource.Annotations.OfType<EndpointAnnotation>().Any();

    /// <summary>Begins the life unless it has begun; returns at once.</summary>
    public async Task StartAsync()
    {
        await _oneCommand.WaitAsync();
        try
        {
            if (!_life.IsCompleted)
                return;
            _stopping.Dispose();
            _stopping = new CancellationTokenSource();
            Announce();
            _life = Task.Run(() => LiveAsync(_stopping.Token));
        }
        finally
        {
            _oneCommand.Release();
        }
    }

    /// <summary>Ends the life; returns when the process is gone.</summary>
    public async Task StopAsync()
    {
        await _oneCommand.WaitAsync();
        try
        {
            await _stopping.CancelAsync();
            await _life;
        }
        finally
        {
            _oneCommand.Release();
        }
    }

    /// <summary>For the moment when the AppHost itself is about to be gone.</summary>
    public void Kill() => _process?.Kill();

    public void Dispose()
    {
        _oneCommand.Dispose();
        _stopping.Dispose();
    }

    private async Task LiveAsync(CancellationToken stopping)
    {
        var backOff = new BackOff();
        var hasRun = false;
        while (true)
        {
            var begun = _engine.Time.GetTimestamp();
            var exitCode = await TryRunAsync(isFirst: !hasRun, stopping);
            hasRun |= exitCode is not null;
            // A service never ends by itself, whatever its exit code: a host whose background job failed ends with 0.
            // One that ran before and cannot be started now may be able to soon: its files are being built anew, say.
            var begunAgain = hasRun && !stopping.IsCancellationRequested && IsService && _engine.Mode.RestartsCrashed;
            TimeSpan? pause = begunAgain ? backOff.Next(_engine.Time.GetElapsedTime(begun)) : null;
            if (exitCode is { } code)
                _status.Ended(code, stopping.IsCancellationRequested, _engine.Time.GetUtcNow(), pause);
            if (pause is not { } wait)
                return;
            await Task.Delay(wait, _engine.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested)
                return;
        }
    }

    /// <summary>The exit code, or null when there never was a process.</summary>
    private async Task<int?> TryRunAsync(bool isFirst, CancellationToken stopping)
    {
        try
        {
            return await RunAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            _status.Change(KnownResourceStates.Exited);
        }
        catch (Exception failure)
        {
            _status.Change(KnownResourceStates.FailedToStart, failure.Message);
            if (isFirst && failure is ServerSetupException)
                _engine.GiveUp(failure.Message);
        }

        return null;
    }

    private async Task<int> RunAsync(CancellationToken stopping)
    {
        Announce();
        await Waits.WaitAsync(Resource, _engine.Notifications, stopping);

        _status.Change(KnownResourceStates.Starting);
        var progress = new Progress(text => _status.Change(KnownResourceStates.Starting, text));
        var launch = await _launch.PrepareAsync(_engine.LaunchOf(Resource, _instance, progress), stopping);
        stopping.ThrowIfCancellationRequested();
        using var process = ChildProcess.Start(launch, _engine.Time, (line, isError) => _engine.Loggers.Append(Resource.Name, line, isError));
        return await WatchAsync(process, launch, stopping);
    }

    private async Task<int> WatchAsync(ChildProcess process, ProcessLaunch launch, CancellationToken stopping)
    {
        _process = process;
        if (process.Identity is { } identity)
            _engine.Journal.Add(Resource.Name, identity, process.StopSignal);
        _status.Running(process.Pid, launch, _engine.Time.GetUtcNow());

        using var ended = new CancellationTokenSource();
        var health = new HealthMonitor(Resource, _engine.HealthClient, _engine.Time, _status.Publish).RunAsync(ended.Token);
        var stopped = Task.CompletedTask;
        await using var registration = stopping.Register(() =>
        {
            _status.Change(KnownResourceStates.Stopping);
            stopped = process.StopAsync(_engine.Mode.StopGrace);
        });

        var exitCode = await process.WaitForExitAsync();
        await ended.CancelAsync();
        await health;
        await stopped;
        _process = null;
        _engine.Journal.Remove(Resource.Name);
        return exitCode;
    }

    private void Announce()
    {
        var waits = Resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource.Name).Distinct().ToList();
        if (waits.Count > 0)
            _status.Change(KnownResourceStates.Waiting, $"for {string.Join(", ", waits)}");
        else
            _status.Change(KnownResourceStates.Starting);
    }

    private sealed class Progress(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
