using System.Diagnostics.Metrics;
using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Data.Inbox;

namespace AskPro.Api.Features.Webhooks.Telemetry;

/// <summary>The figures of the intake, listed in docs/telemetry.md. No label ever comes from a body.</summary>
internal sealed class InboxMetrics
{
    internal const string MeterName = "AskPro.Inbox";

    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly int[] Rows = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000];

    private static readonly KeyValuePair<string, object?> Queued = new("state", "queued");
    private static readonly KeyValuePair<string, object?> Quarantined = new("state", "quarantined");

    private readonly Counter<long> _accepted;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _onlyCounted;
    private readonly Counter<long> _lostHints;
    private readonly Histogram<int> _flushRows;
    private readonly Histogram<double> _flushSeconds;
    private long _acceptedSoFar;
    private long _refusedSoFar;
    private long _notStoredSoFar;

    public InboxMetrics(IMeterFactory meters, IngestBudget budget)
    {
        var meter = meters.Create(MeterName);
        _accepted = meter.CreateCounter<long>("askpro.inbox.accepted", "{event}", "Events committed for the first time, by state.");
        _duplicates = meter.CreateCounter<long>("askpro.inbox.duplicates", "{event}", "Events answered with 204 because they are stored already.");
        _rejected = meter.CreateCounter<long>("askpro.inbox.rejected", "{request}", "Requests refused, by reason.");
        _onlyCounted = meter.CreateCounter<long>("askpro.inbox.rejected.only_counted", "{request}", "Requests refused for their signature of which nothing is kept.");
        _lostHints = meter.CreateCounter<long>("askpro.inbox.hints.lost", "{hint}", "Wake-ups the cache did not take.");
        _flushRows = meter.CreateHistogram(
            "askpro.inbox.flush.rows", "{event}", "Rows in one commit.", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = Rows });
        _flushSeconds = meter.CreateHistogram(
            "askpro.inbox.flush.duration", "s", "Time of one commit.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        meter.CreateObservableUpDownCounter("askpro.inbox.queue.depth", () => budget.Rows, "{request}", "Webhooks in the process.");
        meter.CreateObservableUpDownCounter("askpro.inbox.queue.bytes", () => budget.Bytes, "By", "Body bytes in memory.");
    }

    /// <summary>Events committed for the first time since the start.</summary>
    public long AcceptedSoFar => Interlocked.Read(ref _acceptedSoFar);

    /// <summary>Requests refused for their signature since the start.</summary>
    public long RefusedSoFar => Interlocked.Read(ref _refusedSoFar);

    /// <summary>Requests whose senders were told to come back, since the start.</summary>
    public long NotStoredSoFar => Interlocked.Read(ref _notStoredSoFar);

    /// <summary>
    /// Puts the counters that alerts ask for on 0, once somebody listens: of one that begins with its first event, Prometheus sees no rise.
    /// </summary>
    public void BeginAtZero()
    {
        _accepted.Add(0, Queued);
        foreach (var fault in IngestFault.All)
            _rejected.Add(0, Reason(fault));
    }

    public void Accepted(InboxState state)
    {
        Interlocked.Increment(ref _acceptedSoFar);
        _accepted.Add(1, state == InboxState.Queued ? Queued : Quarantined);
    }

    public void Duplicate() => _duplicates.Add(1);

    public void Rejected(IngestFault fault)
    {
        if (fault.Status == StatusCodes.Status401Unauthorized) Interlocked.Increment(ref _refusedSoFar);
        if (fault.Status == StatusCodes.Status503ServiceUnavailable) Interlocked.Increment(ref _notStoredSoFar);
        _rejected.Add(1, Reason(fault));
    }

    public void RefusedOnlyCounted(long requests) => _onlyCounted.Add(requests);

    public void HintFailed() => _lostHints.Add(1);

    public void Flushed(int rows, TimeSpan duration)
    {
        _flushRows.Record(rows);
        _flushSeconds.Record(duration.TotalSeconds);
    }

    private static KeyValuePair<string, object?> Reason(IngestFault fault) => new("reason", fault.Code);
}
