using AskPro.Hosting.Dashboard.LogPages;
using AskPro.Hosting.Dashboard.MetricPages;
using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.TracePages;

namespace AskPro.Hosting.Dashboard.Shell;

/// <summary>The pages of the navigation, in order. A page enters itself here.</summary>
internal static class Pages
{
    public static readonly IReadOnlyList<NavigationEntry> All =
    [
        new("Resources", "/", "r"),
        new("Console", "/consolelogs", "c"),
        new("Structured logs", LogView.Path, "l", telemetry => telemetry.Logs.AllUnreadErrors),
        new("Traces", TraceListView.Path, "w"),
        new("Metrics", MetricView.Path, "m"),
    ];
}

/// <summary>A page of the navigation.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Path">Its address.</param>
/// <param name="Key">The key that opens it.</param>
/// <param name="UnreadErrors">Errors there that nobody has seen yet, as a number beside the name; nothing when null or 0.</param>
internal sealed record NavigationEntry(string Title, string Path, string Key, Func<TelemetryStore, int>? UnreadErrors = null);
