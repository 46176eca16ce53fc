using AskPro.ServiceDefaults.Hosting;
using AskPro.ServiceDefaults.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every process of AskPro has in common; nothing of the domain.</summary>
public static partial class Extensions
{
    // The hosting engine kills a process 6 s after SIGTERM; a drain that takes longer would be cut off anyway.
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(5);

    /// <summary>Telemetry, health, service discovery, outgoing HTTP, the clock, and options that fail at start.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(OutgoingHttp.Configure);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTime);
        return builder;
    }
}
