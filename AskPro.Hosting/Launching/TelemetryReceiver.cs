namespace AskPro.Hosting.Launching;

/// <summary>Where services send their telemetry when nothing else is configured.</summary>
/// <param name="Endpoint">The address.</param>
/// <param name="Protocol"><c>grpc</c> or <c>http/protobuf</c>.</param>
/// <param name="ApiKey">What it wants to see from them.</param>
/// <param name="TraceUrl">Where people find a trace there; <c>{trace_id}</c> stands for its id.</param>
internal sealed record TelemetryReceiver(string Endpoint, string Protocol, string ApiKey, string TraceUrl)
{
    /// <summary>The header that carries the key.</summary>
    public const string KeyHeader = "x-otlp-api-key";
}
