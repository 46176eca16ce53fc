using AskPro.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>A state in words with the way it looks.</summary>
/// <param name="Text">The words.</param>
/// <param name="Style">success, info, warning, error or nothing.</param>
/// <param name="Note">What is going on or wrong.</param>
public sealed record ResourceState(string Text, string? Style, string? Note)
{
    internal static ResourceState Of(CustomResourceSnapshot snapshot)
    {
        var state = snapshot.State?.Text ?? "Unknown";
        if (state == KnownResourceStates.Running)
            return Running(snapshot);
        if (state == KnownResourceStates.Exited && snapshot.State!.Style == "error")
            return new ResourceState(snapshot.ExitCode is { } code ? FormattableString.Invariant($"Exited with {code}") : "Gone with its server", "error", snapshot.Note);
        var text = state == KnownResourceStates.FailedToStart ? "Failed to start" : state == KnownResourceStates.NotStarted ? "Not started" : state;
        var style = snapshot.State?.Style ?? (state == KnownResourceStates.Waiting || state == KnownResourceStates.Starting || state == KnownResourceStates.Stopping ? "info" : null);
        return new ResourceState(text, style, snapshot.Note);
    }

    private static ResourceState Running(CustomResourceSnapshot snapshot) => snapshot switch
    {
        { HealthStatus: HealthStatus.Unhealthy, IsReady: true } => new ResourceState("Running, unhealthy", "warning", snapshot.Note),
        { HealthStatus: HealthStatus.Unhealthy } => new ResourceState("Running, not healthy yet", "info", snapshot.Note),
        _ => new ResourceState("Running", "success", null),
    };
}
