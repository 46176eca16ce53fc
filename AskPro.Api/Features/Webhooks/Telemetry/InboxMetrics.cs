using System.Diagnostics.Metrics;
using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Data.Inbox;

namespace AskPro.Api.Features.Webhooks.Telemetry;

/// <summary>The figures of the intake, listed in docs/telemetry.md. No label ever comes from a body.</summary>
internal sealed class InboxMetrics
{
    internal const string MeterName = "AskPro.Inbox";

    private static readonly KeyValuePair<string, object?> Queued = new("state", "queued");
    private static readonly KeyValuePair<string, object?> Quarantined = new("state", "quarantined");

    private readonly Counter<long> _accepted;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _lostHints;
    private readonly Histogram<int> _flushRows;
    private readonly Histogram<double> _flushSeconds;

    public InboxMetrics(IMeterFactory meters, IngestBudget budget)
    {
        var meter = meters.Create(MeterName);
        _accepted = meter.CreateCounter<long>("askpro.inbox.accepted", "{event}", "Events committed for the first time, by state.");
        _duplicates = meter.CreateCounter<long>("askpro.inbox.duplicates", "{event}", "Events answered with 204 because they are stored already.");
        _rejected = meter.CreateCounter<long>("askpro.inbox.rejected", "{request}", "Requests refused, by reason.");
        _lostHints = meter.CreateCounter<long>("askpro.inbox.hints.lost", "{hint}", "Wake-ups the cache did not take.");
        _flushRows = meter.CreateHistogram<int>("askpro.inbox.flush.rows", "{event}", "Rows in one commit.");
        _flushSeconds = meter.CreateHistogram<double>("askpro.inbox.flush.duration", "s", "Time of one commit.");
        meter.CreateObservableUpDownCounter("askpro.inbox.queue.depth", () => budget.Rows, "{request}", "Webhooks in the process.");
        meter.CreateObservableUpDownCounter("askpro.inbox.queue.bytes", () => budget.Bytes, "By", "Body bytes in memory.");
    }

    public void Accepted(InboxState state) => _accepted.Add(1, state == InboxState.Queued ? Queued : Quarantined);

    public void Duplicate() => _duplicates.Add(1);

    public void Rejected(IngestFault fault) => _rejected.Add(1, new KeyValuePair<string, object?>("reason", fault.Code));

    public void HintFailed() => _lostHints.Add(1);

    public void Flushed(int rows, TimeSpan duration)
    {
        _flushRows.Record(rows);
        _flushSeconds.Record(duration.TotalSeconds);
    }
}
