namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>What an instrument showed. Times are nanoseconds since 1970, UTC.</summary>
/// <param name="From">When it first showed this.</param>
/// <param name="To">When it last showed this: equal points in a row are one.</param>
/// <param name="Value">The value; of counters since the start; of histograms the sum of all measured values.</param>
/// <param name="Buckets">Of histograms since the start, otherwise null.</param>
internal readonly record struct MetricPoint(long From, long To, double Value, BucketCounts? Buckets = null)
{
    /// <summary>Bytes of memory, about.</summary>
    public int Size => 40 + (Buckets?.Size ?? 0);

    public bool ShowsTheSameAs(MetricPoint other) =>
        Value.Equals(other.Value) && (Buckets is null ? other.Buckets is null : other.Buckets is not null && Buckets.IsSameAs(other.Buckets));
}
