using AskPro.Hosting.Dashboard.Otlp.Protocol;
using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Metrics;
using Google.Protobuf.Collections;

namespace AskPro.Hosting.Dashboard.Otlp.Reading;

/// <summary>The five kinds of data points as one.</summary>
/// <param name="since">When somebody began to listen, nanoseconds since 1970.</param>
internal sealed class PointReader(long since)
{
    private const int Delta = 1;

    public IEnumerable<(RepeatedField<KeyValue> Tags, MetricReading Reading)> Read(Metric metric) => metric.DataCase switch
    {
        Metric.DataOneofCase.Gauge => metric.Gauge.DataPoints.Select(point => (point.Attributes, Number(point, isDelta: false, counts: false))),
        Metric.DataOneofCase.Sum => metric.Sum.DataPoints.Select(point =>
            (point.Attributes, Number(point, metric.Sum.AggregationTemporality == Delta, metric.Sum.IsMonotonic))),
        Metric.DataOneofCase.Histogram => metric.Histogram.DataPoints.Select(point =>
            (point.Attributes, Explicit(point, metric.Histogram.AggregationTemporality == Delta))),
        Metric.DataOneofCase.ExponentialHistogram => metric.ExponentialHistogram.DataPoints.Select(point =>
            (point.Attributes, Exponential(point, metric.ExponentialHistogram.AggregationTemporality == Delta))),
        Metric.DataOneofCase.Summary => metric.Summary.DataPoints.SelectMany(Quantiles),
        _ => [],
    };

    private MetricReading Number(NumberDataPoint point, bool isDelta, bool counts) => new(
        UnixNanoseconds.Of(point.TimeUnixNano),
        point.ValueCase == NumberDataPoint.ValueOneofCase.AsInt ? point.AsInt : point.AsDouble,
        isDelta)
    {
        Exemplars = Exemplars(point.Exemplars),
        ZeroAt = counts ? ZeroAt(point.StartTimeUnixNano) : null,
    };

    private MetricReading Explicit(HistogramDataPoint point, bool isDelta) => new(UnixNanoseconds.Of(point.TimeUnixNano), point.Sum, isDelta)
    {
        // Without buckets all that is known is how many there were.
        Buckets = new BucketCounts([.. point.ExplicitBounds], point.BucketCounts.Count == 0 ? [point.Count] : [.. point.BucketCounts]),
        Exemplars = Exemplars(point.Exemplars),
        ZeroAt = ZeroAt(point.StartTimeUnixNano),
    };

    private MetricReading Exponential(ExponentialHistogramDataPoint point, bool isDelta)
    {
        var positive = point.Positive ?? new ExponentialBuckets();
        var below = (point.Negative?.BucketCounts ?? []).Aggregate(0UL, (sum, count) => sum + count);
        return new MetricReading(UnixNanoseconds.Of(point.TimeUnixNano), point.Sum, isDelta)
        {
            Buckets = ExponentialBounds.Read(point.Scale, positive.Offset, positive.BucketCounts, point.ZeroCount, below),
            Exemplars = Exemplars(point.Exemplars),
            ZeroAt = ZeroAt(point.StartTimeUnixNano),
        };
    }

    /// <summary>Each quantile is a dimension of its own.</summary>
    private static IEnumerable<(RepeatedField<KeyValue>, MetricReading)> Quantiles(SummaryDataPoint point) => point.QuantileValues.Select(quantile =>
    {
        var tags = point.Attributes.Clone();
        tags.Add(new KeyValue { Key = "quantile", Value = new AnyValue { DoubleValue = quantile.Quantile } });
        return (tags, new MetricReading(UnixNanoseconds.Of(point.TimeUnixNano), quantile.Value, IsDelta: false));
    });

    private long? ZeroAt(ulong start) => UnixNanoseconds.Of(start) is var at && at >= since ? at : null;

    private static StoredExemplar[] Exemplars(RepeatedField<Exemplar> exemplars) => exemplars.Count == 0
        ? []
        :
        [
            .. exemplars.Select(exemplar => new StoredExemplar(
                UnixNanoseconds.Of(exemplar.TimeUnixNano),
                exemplar.ValueCase == Exemplar.ValueOneofCase.AsInt ? exemplar.AsInt : exemplar.AsDouble,
                TraceId.Read(exemplar.TraceId.Span),
                SpanId.Read(exemplar.SpanId.Span))).OrderBy(exemplar => exemplar.Time),
        ];
}
