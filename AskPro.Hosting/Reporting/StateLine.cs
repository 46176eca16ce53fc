using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Reporting;

/// <summary>The words for a state.</summary>
internal static partial class StateLine
{
    /// <summary>Null when there is nothing to tell yet.</summary>
    public static string? Of(CustomResourceSnapshot snapshot)
    {
        var state = snapshot.State?.Text;
        if (state is null || state == KnownResourceStates.NotStarted)
            return null;
        if (state == KnownResourceStates.Running)
            return Running(snapshot);
        if (state == KnownResourceStates.Exited)
            return Exited(snapshot);
        if (state == KnownResourceStates.FailedToStart)
            return $"cannot start: {snapshot.Note}";
        var word = state.ToLowerInvariant();
        return snapshot.Note is null ? word : word == "waiting" ? $"{word} {snapshot.Note}" : snapshot.Note;
    }

    public static string WithoutColors(string line) => Color().Replace(line, "");

    private static string Exited(CustomResourceSnapshot snapshot) =>
        snapshot.State!.Style != "error" ? "stopped"
        : snapshot.ExitCode is not { } exitCode ? "gone with its server"
        : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {exitCode}{(snapshot.Note is null ? "" : $", {snapshot.Note}")}");

    private static string? Running(CustomResourceSnapshot snapshot)
    {
        var pid = snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value;
        if (pid is null)
            return "ready";
        if (snapshot.HealthReports.IsEmpty)
            return $"running (process {pid})";
        if (snapshot.HealthStatus == HealthStatus.Healthy)
            return $"healthy (process {pid})";
        // Shortly after its start nobody expects an answer; after it was healthy, silence is news.
        return snapshot.IsReady ? $"not healthy: {snapshot.Note}" : $"running (process {pid})";
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Color();
}
