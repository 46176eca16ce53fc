using System.Collections.Concurrent;
using AskPro.Hosting.Dashboard.Otlp.Protocol;
using Google.Protobuf;

namespace AskPro.Hosting.Dashboard.Kept;

/// <summary>
/// Services send their metrics every second, and each message repeats the totals of the one before: one message every ten
/// seconds says nearly as much. Messages that tell differences are all needed.
/// </summary>
internal sealed class MetricThinning(TimeProvider time)
{
    private const int Delta = 1;
    private const int MostKinds = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>When a message of this sender that begins with this metric was kept last.</summary>
    private readonly ConcurrentDictionary<(ByteString Sender, string First), DateTimeOffset> _keptAt = new();

    public bool IsDue(ExportMetricsServiceRequest request)
    {
        var metrics = request.ResourceMetrics.SelectMany(part => part.ScopeMetrics).SelectMany(scope => scope.Metrics);
        if (request.ResourceMetrics.Count != 1 || _keptAt.Count >= MostKinds || metrics.Any(TellsDifferences))
            return true;
        var key = ((request.ResourceMetrics[0].Resource ?? new SenderResource()).ToByteString(), metrics.FirstOrDefault()?.Name ?? "");
        var now = time.GetUtcNow();
        if (_keptAt.TryGetValue(key, out var last) && now - last < Pause)
            return false;
        _keptAt[key] = now;
        return true;
    }

    private static bool TellsDifferences(Metric metric) => metric.DataCase switch
    {
        Metric.DataOneofCase.Sum => metric.Sum.AggregationTemporality == Delta,
        Metric.DataOneofCase.Histogram => metric.Histogram.AggregationTemporality == Delta,
        Metric.DataOneofCase.ExponentialHistogram => metric.ExponentialHistogram.AggregationTemporality == Delta,
        _ => false,
    };
}
