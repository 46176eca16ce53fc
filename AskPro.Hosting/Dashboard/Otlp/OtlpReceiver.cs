using AskPro.Hosting.Dashboard.Otlp.Grpc;
using AskPro.Hosting.Dashboard.Otlp.Http;
using AskPro.Hosting.Dashboard.Otlp.Protocol;
using AskPro.Hosting.Dashboard.Otlp.Reading;
using AskPro.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard.Otlp;

/// <summary>Receives telemetry from any OTLP sender, over gRPC and over HTTP. Who may send is checked at the door.</summary>
internal static class OtlpReceiver
{
    /// <summary>The largest message, unpacked, bytes.</summary>
    public const int LargestMessage = 4 * 1024 * 1024;

    /// <param name="services">Of the door; they have a <see cref="TelemetryStore"/>, a <see cref="Kept.KeptTelemetry"/> and a <see cref="TimeProvider"/>.</param>
    public static void AddOtlpReceiver(this IServiceCollection services)
    {
        services.AddSingleton<TraceIntake>().AddSingleton<LogIntake>().AddSingleton<MetricIntake>().AddSingleton<Reception>();
        services.AddGrpc(options => options.MaxReceiveMessageSize = LargestMessage);
    }

    /// <summary>The three gRPC services; their port speaks HTTP/2 only.</summary>
    public static void MapOtlpGrpc(this IEndpointRouteBuilder routes)
    {
        routes.MapGrpcService<TraceExport>();
        routes.MapGrpcService<LogExport>();
        routes.MapGrpcService<MetricExport>();
    }

    /// <summary><c>POST /v1/traces</c>, <c>/v1/logs</c> and <c>/v1/metrics</c>.</summary>
    public static void MapOtlpHttp(this IEndpointRouteBuilder routes)
    {
        var reception = routes.ServiceProvider.GetRequiredService<Reception>();
        routes.MapPost("/v1/traces", OtlpEndpoint.For(ExportTraceServiceRequest.Parser, JsonIds.Restore, reception.Take));
        routes.MapPost("/v1/logs", OtlpEndpoint.For(ExportLogsServiceRequest.Parser, JsonIds.Restore, reception.Take));
        routes.MapPost("/v1/metrics", OtlpEndpoint.For(ExportMetricsServiceRequest.Parser, JsonIds.Restore, reception.Take));
    }
}
