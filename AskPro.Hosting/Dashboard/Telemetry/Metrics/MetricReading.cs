namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>One data point as it arrived.</summary>
/// <param name="Time">Nanoseconds since 1970.</param>
/// <param name="Value">Of histograms the sum of the measured values.</param>
/// <param name="IsDelta">Counts since the last message instead of since the start.</param>
internal readonly record struct MetricReading(long Time, double Value, bool IsDelta)
{
    public BucketCounts? Buckets { get; init; }

    public StoredExemplar[] Exemplars { get; init; } = [];

    /// <summary>When everything was zero; null when that is not known or long before anybody listened.</summary>
    public long? ZeroAt { get; init; }
}
