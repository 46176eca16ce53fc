using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Processes;

namespace AskPro.Hosting.Engine;

/// <summary>Tells the world how a process is, and with it how the databases inside it are.</summary>
internal sealed class ResourceStatus(
    IResource resource, string id, IReadOnlyList<IResource> children, ResourceNotificationService notifications)
{
    public void Change(string state, string? note = null) => Publish(snapshot => snapshot with
    {
        State = new ResourceStateSnapshot(state, StyleOf(state, exitCode: null)),
        HealthStatus = null,
        HealthReports = [.. snapshot.HealthReports.Select(report => report with { Status = null, Description = null })],
        IsReady = false,
        Note = note,
    });

    public void Running(int pid, ProcessLaunch launch, DateTimeOffset now) => Publish(snapshot => snapshot with
    {
        State = new ResourceStateSnapshot(KnownResourceStates.Running, "success"),
        HealthStatus = HealthStatus.Unhealthy,
        IsReady = false,
        Note = null,
        ExitCode = null,
        StartTimeStamp = now,
        StopTimeStamp = null,
        EnvironmentVariables =
        [
            .. launch.Environment.Where(variable => variable.Value is not null).OrderBy(variable => variable.Key, StringComparer.Ordinal)
                .Select(variable => new EnvironmentVariableSnapshot(variable.Key, variable.Value, IsFromSpec: true)),
        ],
        Properties =
        [
            new ResourcePropertySnapshot("executable.path", launch.FileName),
            new ResourcePropertySnapshot("executable.workDir", launch.WorkingDirectory),
            new ResourcePropertySnapshot("executable.args", launch.Arguments),
            new ResourcePropertySnapshot("executable.pid", pid),
        ],
    });

    public void Ended(int exitCode, bool asked, DateTimeOffset now, TimeSpan? restartAfter)
    {
        var state = exitCode == 0 && !asked ? KnownResourceStates.Finished : KnownResourceStates.Exited;
        Publish(snapshot => snapshot with
        {
            State = new ResourceStateSnapshot(state, asked ? "info" : StyleOf(state, exitCode)),
            HealthStatus = null,
            HealthReports = [],
            IsReady = false,
            ExitCode = exitCode,
            StopTimeStamp = now,
            Properties = [.. snapshot.Properties.Where(property => property.Name != "executable.pid")],
            Note = restartAfter is { } pause ? string.Create(CultureInfo.InvariantCulture, $"starting again in {pause.TotalSeconds:0} s") : null,
        });
    }

    public void Publish(Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        var parent = notifications.Publish(resource, id, change);
        foreach (var child in children)
            notifications.Publish(child, child.Name, snapshot => Mirror(snapshot, parent));
    }

    /// <summary>A database is there once its server is ready.</summary>
    private static CustomResourceSnapshot Mirror(CustomResourceSnapshot child, CustomResourceSnapshot parent)
    {
        var isComing = parent.State?.Text == KnownResourceStates.Running && !parent.IsReady;
        return child with
        {
            State = isComing ? new ResourceStateSnapshot(KnownResourceStates.Starting, null) : parent.State,
            HealthStatus = isComing ? null : parent.HealthStatus,
            IsReady = parent.IsReady,
            StartTimeStamp = parent.StartTimeStamp,
            StopTimeStamp = parent.StopTimeStamp,
        };
    }

    private static string? StyleOf(string state, int? exitCode) =>
        state == KnownResourceStates.FailedToStart || exitCode is not (null or 0) ? "error"
        : state == KnownResourceStates.Finished ? "success"
        : null;
}
