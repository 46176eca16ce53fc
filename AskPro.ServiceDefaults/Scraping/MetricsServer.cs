using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace AskPro.ServiceDefaults.Scraping;

/// <summary>
/// <c>/metrics</c> on a server of its own beside the process' own: no route of the process is on its port, it is on no port of
/// the process, and without ASP.NET Core's hosting around it a look makes no trace, no request metric and no log line.
/// </summary>
internal sealed partial class MetricsServer(
    IServiceProvider services, MeterProvider meters, IOptions<MetricsOptions> options, ILoggerFactory logs) : IHostedService, IDisposable
{
    private const string MetricsPath = "/metrics";
    private const int MostConnections = 16;
    private static readonly TimeSpan LongestHeaders = TimeSpan.FromSeconds(10);

    private KestrelServer? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var endpoint = new IPEndPoint(IPAddress.Parse(options.Value.Address), options.Value.Port!.Value);
        var kestrel = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.RequestHeadersTimeout = LongestHeaders;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Listen(endpoint);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logs);
        _server = new KestrelServer(Options.Create(kestrel), transport, logs);
        await _server.StartAsync(new Requests(Answer()), cancellationToken);
        HandedOut(logs.CreateLogger<MetricsServer>(), endpoint);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose() => _server?.Dispose();

    private RequestDelegate Answer()
    {
        var answer = new ApplicationBuilder(services);
        answer.UseMiddleware<MetricsDoor>();
        answer.UseOpenTelemetryPrometheusScrapingEndpoint(meters, predicate: null, MetricsPath, configureBranchedPipeline: null, optionsName: null);
        return answer.Build();
    }

    [LoggerMessage(EventId = 905, Level = LogLevel.Information, Message = "Metrics for Prometheus at {Endpoint}")]
    private static partial void HandedOut(ILogger logger, IPEndPoint endpoint);

    private sealed class Requests(RequestDelegate answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => answer(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
