namespace AskPro.Hosting.Launching;

/// <summary>Tells a service where its telemetry goes: to the configured receiver, else to the dashboard; nothing when there is neither.</summary>
internal static class TelemetryVariables
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string TraceVariable = "Telemetry__TraceUrl";

    public static Dictionary<string, string?> For(LaunchContext context)
    {
        if (context.Configuration[Endpoint] is { Length: > 0 } endpoint)
            return Variables(context, endpoint, context.Configuration[Protocol] ?? "grpc");
        if (context.Receiver is not { } dashboard)
            return [];
        var variables = Variables(context, dashboard.Endpoint, dashboard.Protocol);
        variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"{TelemetryReceiver.KeyHeader}={dashboard.ApiKey}";
        // Unless another place is named where people look at traces.
        variables.TryAdd(TraceVariable, dashboard.TraceUrl);
        return variables;
    }

    private static Dictionary<string, string?> Variables(LaunchContext context, string endpoint, string protocol)
    {
        var variables = new Dictionary<string, string?>
        {
            [Endpoint] = endpoint,
            [Protocol] = protocol,
            ["OTEL_SERVICE_NAME"] = context.Resource.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={context.InstanceId}",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
            ["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based",
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory",
        };
        if (context.Configuration["Telemetry:TraceUrl"] is { Length: > 0 } traces)
            variables[TraceVariable] = traces;
        return variables;
    }
}
