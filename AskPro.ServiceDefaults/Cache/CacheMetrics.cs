using System.Diagnostics.Metrics;

namespace AskPro.ServiceDefaults.Cache;

/// <summary>The figures of docs/telemetry.md. Companies and keys are never a tag: their number is not bounded.</summary>
public sealed class CacheMetrics
{
    internal const string Meter = "AskPro.Cache";

    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

    private readonly Counter<long> _reads;
    private readonly Counter<long> _lost;
    private readonly Histogram<double> _lag;

    /// <summary>Makes the instruments.</summary>
    public CacheMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _reads = meter.CreateCounter<long>("askpro.cache.reads", "{read}", "Entries that were asked for");
        _lost = meter.CreateCounter<long>("askpro.cache.lost", "{operation}", "What Redis did not do in time; somebody read the database instead");
        // From 0 on, as every counter that an alert asks for: of one that begins with its first event, Prometheus sees no rise.
        _lost.Add(0);
        _lag = meter.CreateHistogram(
            "askpro.cache.eviction.lag", "s", "From the commit of a change until this process had dropped what it knew",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
    }

    internal void Read(string entry, string outcome, int count)
    {
        if (count > 0) _reads.Add(count, new("entry", entry), new("outcome", outcome));
    }

    internal void Lost() => _lost.Add(1);

    internal void Dropped(TimeSpan lag) => _lag.Record(Math.Max(0, lag.TotalSeconds));
}
