using AskPro.Hosting.Dashboard.Kept;
using AskPro.Hosting.Dashboard.Otlp.Protocol;
using AskPro.Hosting.Dashboard.Otlp.Reading;
using AskPro.Hosting.Dashboard.Telemetry;

namespace AskPro.Hosting.Dashboard.Otlp;

/// <summary>Takes every message, whichever way it came, and keeps it for the next run.</summary>
internal sealed class Reception(TelemetryStore store, TraceIntake traces, LogIntake logs, MetricIntake metrics, KeptTelemetry kept)
{
    /// <summary>Takes what earlier runs kept once more. Their errors are no news.</summary>
    public void Restore()
    {
        kept.Replay(request => logs.Take(request), request => traces.Take(request), request => metrics.Take(request));
        store.Logs.MarkRead(store.Logs.All());
    }

    public ExportTraceServiceResponse Take(ExportTraceServiceRequest request)
    {
        var answer = traces.Take(request);
        kept.Keep(request);
        return answer;
    }

    public ExportLogsServiceResponse Take(ExportLogsServiceRequest request)
    {
        var answer = logs.Take(request);
        kept.Keep(request);
        return answer;
    }

    public ExportMetricsServiceResponse Take(ExportMetricsServiceRequest request)
    {
        var answer = metrics.Take(request);
        kept.Keep(request);
        return answer;
    }
}
