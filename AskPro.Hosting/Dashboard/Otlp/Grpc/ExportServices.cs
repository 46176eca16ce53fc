using AskPro.Hosting.Dashboard.Otlp.Protocol;
using Grpc.Core;

namespace AskPro.Hosting.Dashboard.Otlp.Grpc;

internal sealed class TraceExport(Reception reception) : TraceService.TraceServiceBase
{
    public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context) => Task.FromResult(reception.Take(request));
}

internal sealed class LogExport(Reception reception) : LogsService.LogsServiceBase
{
    public override Task<ExportLogsServiceResponse> Export(ExportLogsServiceRequest request, ServerCallContext context) => Task.FromResult(reception.Take(request));
}

internal sealed class MetricExport(Reception reception) : MetricsService.MetricsServiceBase
{
    public override Task<ExportMetricsServiceResponse> Export(ExportMetricsServiceRequest request, ServerCallContext context) => Task.FromResult(reception.Take(request));
}
