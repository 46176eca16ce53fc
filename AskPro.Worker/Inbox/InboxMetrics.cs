using System.Diagnostics.Metrics;
using AskPro.Worker.Calls;
using AskPro.Worker.Resolution;

namespace AskPro.Worker.Inbox;

/// <summary>The figures of docs/telemetry.md. Companies are never a tag: their number is not bounded.</summary>
internal sealed class InboxMetrics
{
    internal const string Meter = "AskPro.Worker";

    private static readonly double[] _seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    private readonly Counter<long> _processed;
    private readonly Counter<long> _resolutions;
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _lag;
    private readonly Histogram<double> _duration;

    public InboxMetrics(IMeterFactory meters, InboxMonitor monitor)
    {
        var meter = meters.Create(Meter);
        _processed = meter.CreateCounter<long>("askpro.inbox.processed", "{event}", "Events that left the queue or failed a try");
        _resolutions = meter.CreateCounter<long>("askpro.resolution", "{event}", "How the company of an event was found");
        _calls = meter.CreateCounter<long>("askpro.calls", "{call}", "Calls that reached a state, by direction and outcome");
        _lag = Histogram(meter, "askpro.inbox.lag", "From the receipt of an event to the commit of its effects");
        _duration = Histogram(meter, "askpro.inbox.batch.duration", "One transaction of the pump");
        meter.CreateObservableGauge("askpro.inbox.depth", () => monitor.Backlog?.Queued ?? 0, "{event}", "Events not yet processed");
        meter.CreateObservableGauge("askpro.inbox.oldest_age", () => monitor.Backlog?.OldestDueSeconds ?? 0, "s", "How long the oldest due event has been due");
        meter.CreateObservableGauge("askpro.inbox.set_aside", () => SetAside(monitor), "{event}", "Events kept without effect, by state");
    }

    public void Batch(TimeSpan duration, IReadOnlyList<CallProgress> calls)
    {
        _duration.Record(duration.TotalSeconds);
        foreach (var call in calls)
            _calls.Add(1, new("state", call.State), new("direction", call.Direction), new("outcome", call.Outcome));
    }

    public void Processed(InboxOutcome outcome, TimeSpan lag)
    {
        _processed.Add(1, new("kind", outcome.Kind), new("outcome", outcome.Result));
        if (outcome.Result is InboxResults.Applied or InboxResults.Unchanged)
        {
            _lag.Record(lag.TotalSeconds, new KeyValuePair<string, object?>("kind", outcome.Kind));
            _resolutions.Add(1, new KeyValuePair<string, object?>("method", outcome.Method.Word()));
        }
        else if (outcome.Result is InboxResults.Unassigned)
        {
            _resolutions.Add(1, new("method", "none"), new("reason", outcome.Cause));
        }
    }

    private static Histogram<double> Histogram(Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = _seconds });

    private static IEnumerable<Measurement<long>> SetAside(InboxMonitor monitor) => monitor.Backlog is not { } backlog ? [] :
    [
        new(backlog.Quarantined, new KeyValuePair<string, object?>("state", "quarantined")),
        new(backlog.Unassigned, new KeyValuePair<string, object?>("state", "unassigned")),
        new(backlog.Dead, new KeyValuePair<string, object?>("state", "dead")),
    ];
}
