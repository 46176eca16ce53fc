using System.Diagnostics;
using System.Globalization;

namespace AskPro.LoadTest.RunningSystem;

/// <summary>kill -9, and the start that follows.</summary>
internal static class ResourceKill
{
    /// <summary>What a developer's run waits before it starts a crashed service again; the testing builder leaves that to us.</summary>
    private static readonly TimeSpan PauseBeforeStart = TimeSpan.FromSeconds(1);

    /// <summary>Returns as soon as the process is gone.</summary>
    public static async Task KillAsync(this DistributedApplication app, string resource, CancellationToken cancellationToken)
    {
        var running = await app.ResourceNotifications.WaitForResourceAsync(
            resource, update => update.Snapshot.State?.Text == KnownResourceStates.Running, cancellationToken);
        var pid = running.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value;
        using var process = Process.GetProcessById(Convert.ToInt32(pid, CultureInfo.InvariantCulture));
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Starts it as the engine of a developer's run would; returns when it is healthy again.</summary>
    public static async Task StartAgainAsync(this DistributedApplication app, string resource, CancellationToken cancellationToken)
    {
        await app.ResourceNotifications.WaitForResourceAsync(resource, KnownResourceStates.TerminalStates, cancellationToken);
        await Task.Delay(PauseBeforeStart, TimeProvider.System, cancellationToken);
        var result = await app.ResourceCommands.ExecuteCommandAsync(resource, KnownResourceCommands.StartCommand, cancellationToken);
        if (!result.Success)
            throw new InvalidOperationException($"{resource} could not be started again: {result.Message}");
        await app.ResourceNotifications.WaitForResourceHealthyAsync(resource, cancellationToken);
    }
}
