using AskPro.Hosting.Dashboard.Otlp.Protocol;
using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Metrics;

namespace AskPro.Hosting.Dashboard.Otlp.Reading;

/// <summary>Takes exported points into the store, whichever way they came.</summary>
internal sealed class MetricIntake(TelemetryStore store)
{
    private readonly TagReader _tags = new(store.Texts, store.Limits.Attributes);
    private readonly PointReader _points = new(store.Since);

    public ExportMetricsServiceResponse Take(ExportMetricsServiceRequest request)
    {
        var refusals = new Refusals();
        foreach (var part in request.ResourceMetrics)
        {
            var sender = store.Senders.Of(_tags.Read((part.Resource ?? new SenderResource()).Attributes));
            foreach (var scope in part.ScopeMetrics)
            {
                foreach (var metric in scope.Metrics)
                    Take(sender, store.Texts.Of(scope.Scope?.Name ?? ""), metric, refusals);
            }
        }

        store.Metrics.Announce();
        return refusals.Count == 0
            ? new ExportMetricsServiceResponse()
            : new ExportMetricsServiceResponse { PartialSuccess = new() { RejectedDataPoints = refusals.Count, ErrorMessage = refusals.Reason } };
    }

    private void Take(Sender? sender, string meter, Metric metric, Refusals refusals)
    {
        foreach (var (tags, reading) in _points.Read(metric))
        {
            if (sender is null)
                refusals.Add(1, "There are too many senders.");
            else if (!store.Metrics.Add(NameOf(sender, meter, metric), metric.Unit, metric.Description, KindOf(metric), _tags.Read(tags), reading))
                refusals.Add(1, "There are too many instruments or dimensions, or one instrument is of two kinds.");
        }
    }

    private InstrumentName NameOf(Sender sender, string meter, Metric metric) => new(sender, meter, store.Texts.Of(metric.Name));

    private static InstrumentKind KindOf(Metric metric) => metric.DataCase switch
    {
        Metric.DataOneofCase.Sum when metric.Sum.IsMonotonic => InstrumentKind.Counter,
        Metric.DataOneofCase.Histogram or Metric.DataOneofCase.ExponentialHistogram => InstrumentKind.Histogram,
        _ => InstrumentKind.Gauge,
    };
}
