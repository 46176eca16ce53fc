using System.Diagnostics.Metrics;

namespace AskPro.Web.Live;

/// <summary>Listed in docs/telemetry.md.</summary>
internal sealed class LiveMetrics
{
    public const string MeterName = "AskPro.Web";

    private static readonly double[] Seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    private readonly UpDownCounter<int> streams;
    private readonly Counter<int> changes;
    private readonly Counter<int> polls;
    private readonly Histogram<double> lag;

    public LiveMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        streams = meter.CreateUpDownCounter<int>("askpro.web.live.streams", "{stream}", "Live streams open now.");
        changes = meter.CreateCounter<int>("askpro.web.live.changes", "{event}", "Change events sent to browsers.");
        polls = meter.CreateCounter<int>("askpro.web.feed.polls", "{poll}", "Feed sequences asked of Api, by outcome.");
        lag = meter.CreateHistogram(
            "askpro.web.live.lag", "s", "From the receipt of an event until its change went out to a browser.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
    }

    public void Opened() => streams.Add(1);

    public void Closed() => streams.Add(-1);

    /// <param name="since">The time since the oldest event of the change was received, when it is known.</param>
    public void Changed(TimeSpan? since = null)
    {
        changes.Add(1);
        if (since is { } known)
            lag.Record(Math.Max(0, known.TotalSeconds));
    }

    public void Polled(int answered, int failed)
    {
        polls.Add(answered, new KeyValuePair<string, object?>("outcome", "answered"));
        polls.Add(failed, new KeyValuePair<string, object?>("outcome", "failed"));
    }
}
