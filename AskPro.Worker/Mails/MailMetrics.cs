using System.Diagnostics.Metrics;
using AskPro.Worker.Inbox;

namespace AskPro.Worker.Mails;

/// <summary>The figures of docs/telemetry.md.</summary>
internal sealed class MailMetrics
{
    private static readonly double[] _seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600, 14_400, 86_400, 259_200];

    private readonly Counter<long> _tries;
    private readonly Histogram<double> _lag;
    private readonly Histogram<double> _duration;

    public MailMetrics(IMeterFactory meters, MailMonitor monitor)
    {
        var meter = meters.Create(InboxMetrics.Meter);
        _tries = meter.CreateCounter<long>("askpro.outbox.tries", "{try}", "Tries to send a mail, by what became of it");
        _lag = Histogram(meter, "askpro.outbox.lag", "From the change that asked for a mail until the mail server took it");
        _duration = Histogram(meter, "askpro.outbox.send.duration", "One try, from the claim to what was written of it");
        meter.CreateObservableGauge("askpro.outbox.depth", () => monitor.Backlog?.Queued ?? 0, "{message}", "Messages not yet sent");
        meter.CreateObservableGauge("askpro.outbox.oldest_age", () => monitor.Backlog?.OldestDueSeconds ?? 0, "s", "How long the oldest due message has been due");
        meter.CreateObservableGauge("askpro.outbox.dead", () => monitor.Backlog?.Dead ?? 0, "{message}", "Dead letters");
    }

    public void Tried(string result, string? cause, TimeSpan lag, TimeSpan duration)
    {
        _tries.Add(1, new("outcome", result), new("cause", cause ?? "none"));
        _duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", result));
        if (result == MailResults.Sent)
            _lag.Record(lag.TotalSeconds);
    }

    private static Histogram<double> Histogram(Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = _seconds });
}
