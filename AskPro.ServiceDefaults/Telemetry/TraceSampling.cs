using Microsoft.Extensions.Configuration;
using OpenTelemetry.Trace;

namespace AskPro.ServiceDefaults.Telemetry;

/// <summary>
/// Which traces are recorded. The hosting engines set <c>always_on</c>; taken literally, every statement of every look into
/// an empty inbox, every health check and every poll becomes a root trace, and hides those that tell something. So
/// <c>always_on</c> is read as <c>parentbased_always_on</c>: what is below a span that is not recorded, here or in the
/// calling process, is not recorded either. Any other sampler that is configured is left as it is.
/// </summary>
internal static class TraceSampling
{
    private const string Sampler = "OTEL_TRACES_SAMPLER";
    private const string AlwaysOn = "always_on";

    public static void Configure(TracerProviderBuilder tracing, IConfiguration configuration)
    {
        if (string.Equals(configuration[Sampler]?.Trim(), AlwaysOn, StringComparison.OrdinalIgnoreCase))
            tracing.SetSampler(new ParentBasedSampler(new AlwaysOnSampler()));
    }
}
