using AskPro.ServiceDefaults.Health;
using AskPro.ServiceDefaults.Scraping;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Microsoft.Extensions.Hosting;

public static partial class Extensions
{
    /// <summary>
    /// <c>/metrics</c> for Prometheus, where <see cref="MetricsOptions.Port"/> is configured, with the health of the process among the
    /// figures. For services, not for verbs: a verb in the surroundings of a running service would want its port.
    /// </summary>
    public static IHostApplicationBuilder AddMetricsEndpoint(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[$"{MetricsOptions.Section}:{nameof(MetricsOptions.Port)}"]))
            return builder;
        builder.AddValidatedOptions<MetricsOptions>(MetricsOptions.Section);
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddPrometheusExporter());
        builder.Services.AddHostedService<HealthFigures>();
        builder.Services.AddHostedService<MetricsServer>();
        return builder;
    }
}
