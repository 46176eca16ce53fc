using AskPro.Hosting.Dashboard.Otlp.Protocol;
using Google.Protobuf;

namespace AskPro.Hosting.Dashboard.Otlp.Http;

/// <summary>
/// OTLP writes ids into JSON as hexadecimal digits, where protobuf's own JSON has base64. Such digits are valid base64 too, so
/// the parser read other bytes out of them: written as base64 again they are the digits that were sent.
/// </summary>
internal static class JsonIds
{
    public static void Restore(ExportTraceServiceRequest request)
    {
        foreach (var span in request.ResourceSpans.SelectMany(part => part.ScopeSpans).SelectMany(scope => scope.Spans))
        {
            span.TraceId = Restored(span.TraceId);
            span.SpanId = Restored(span.SpanId);
            span.ParentSpanId = Restored(span.ParentSpanId);
            foreach (var link in span.Links)
                (link.TraceId, link.SpanId) = (Restored(link.TraceId), Restored(link.SpanId));
        }
    }

    public static void Restore(ExportLogsServiceRequest request)
    {
        foreach (var record in request.ResourceLogs.SelectMany(part => part.ScopeLogs).SelectMany(scope => scope.LogRecords))
            (record.TraceId, record.SpanId) = (Restored(record.TraceId), Restored(record.SpanId));
    }

    public static void Restore(ExportMetricsServiceRequest request)
    {
        foreach (var exemplar in request.ResourceMetrics.SelectMany(part => part.ScopeMetrics).SelectMany(scope => scope.Metrics).SelectMany(ExemplarsOf))
            (exemplar.TraceId, exemplar.SpanId) = (Restored(exemplar.TraceId), Restored(exemplar.SpanId));
    }

    private static IEnumerable<Exemplar> ExemplarsOf(Metric metric) => metric.DataCase switch
    {
        Metric.DataOneofCase.Gauge => metric.Gauge.DataPoints.SelectMany(point => point.Exemplars),
        Metric.DataOneofCase.Sum => metric.Sum.DataPoints.SelectMany(point => point.Exemplars),
        Metric.DataOneofCase.Histogram => metric.Histogram.DataPoints.SelectMany(point => point.Exemplars),
        Metric.DataOneofCase.ExponentialHistogram => metric.ExponentialHistogram.DataPoints.SelectMany(point => point.Exemplars),
        _ => [],
    };

    /// <summary>What is no hexadecimal id stays what it is, and is refused like any other wrong id.</summary>
    private static ByteString Restored(ByteString read)
    {
        if (read.Length is not (12 or 24))
            return read;
        var digits = read.ToBase64();
        return digits.All(char.IsAsciiHexDigit) ? ByteString.CopyFrom(Convert.FromHexString(digits)) : read;
    }
}
