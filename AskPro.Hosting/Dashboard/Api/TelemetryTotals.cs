using AskPro.Hosting.Dashboard.Telemetry;

namespace AskPro.Hosting.Dashboard.Api;

/// <summary>What arrived since the start and what it takes.</summary>
/// <param name="Spans">Spans that were taken, those pushed out since included; the others likewise.</param>
/// <param name="Bytes">Memory of what is kept, about.</param>
internal sealed record TelemetryTotals(long Spans, long Logs, long Points, long Bytes)
{
    public static TelemetryTotals Of(TelemetryStore store) =>
        new(store.Traces.Stored, store.Logs.Stored, store.Metrics.Stored, store.Traces.Bytes + store.Logs.Bytes + store.Metrics.Bytes);
}
