namespace AskPro.Hosting.Launching;

/// <summary>Tells a service where its telemetry goes; nothing when no receiver is configured.</summary>
internal static class TelemetryVariables
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static Dictionary<string, string?> For(LaunchContext context)
    {
        if (context.Configuration[Endpoint] is not { Length: > 0 } endpoint)
            return [];
        return new Dictionary<string, string?>
        {
            [Endpoint] = endpoint,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = context.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] ?? "grpc",
            ["OTEL_SERVICE_NAME"] = context.Resource.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={context.InstanceId}",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
            ["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based",
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory",
        };
    }
}
