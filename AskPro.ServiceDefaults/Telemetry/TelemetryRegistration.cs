using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AskPro.ServiceDefaults.Telemetry;

internal static class TelemetryRegistration
{
    private const string OwnSources = "AskPro.*";
    private const string DatabaseMeter = "Npgsql";
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // These write a line per request, query or call at Information, and the request line holds the path: a webhook's
    // path is a secret of the company.
    private static readonly string[] NoisyCategories =
        ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Npgsql", "System.Net.Http.HttpClient", "Polly"];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        foreach (var category in NoisyCategories)
            builder.Logging.AddFilter(category, LogLevel.Warning);
        // A cache that is away for an hour would write errors with stack traces twice a second; who uses it says so once.
        builder.Logging.AddFilter("StackExchange.Redis", LogLevel.None);
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            // The scope of a request carries its path, and the path of a company's webhook is a secret.
            logging.IncludeScopes = false;
        });

        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(OwnSources, DatabaseMeter))
            .WithTracing(tracing => TraceSampling.Configure(tracing, builder.Configuration))
            .WithTracing(tracing => tracing
                .AddSource(OwnSources)
                .AddAspNetCoreInstrumentation(RequestTraces.Configure)
                .AddHttpClientInstrumentation()
                .AddNpgsql());

        if (!string.IsNullOrWhiteSpace(builder.Configuration[OtlpEndpoint]))
            telemetry.UseOtlpExporter();
    }
}
