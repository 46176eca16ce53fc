using System.Globalization;
using AskPro.Hosting.Dashboard.Doors;
using AskPro.Hosting.Dashboard.Kept;
using AskPro.Hosting.Dashboard.TracePages;
using AskPro.Hosting.Launching;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard;

/// <summary>The dashboard inside the AppHost's process: one door for people, one for telemetry. It is there before the first resource starts and after the last has ended.</summary>
/// <param name="engine">The services of the engine, asked only once it runs.</param>
/// <param name="options">How it is reached.</param>
internal sealed class DashboardHost(IServiceProvider engine, DashboardOptions options) : IAsyncDisposable
{
    private readonly List<WebApplication> _doors = [];
    private DashboardPorts? _ports;
    private KeptTelemetry? _kept;

    /// <summary>Where services send their telemetry; null without a dashboard.</summary>
    public TelemetryReceiver? Receiver => _ports is null ? null : new TelemetryReceiver(
        Address(_ports.OtlpGrpc), "grpc", options.OtlpApiKey, $"{Address(_ports.Page)}{TraceListView.Path}/{{trace_id}}");

    /// <summary>Where telemetry goes that is sent by HTTP; null without a dashboard.</summary>
    public string? OtlpHttpAddress => _ports is null ? null : Address(_ports.OtlpHttp);

    /// <summary>The address that signs in; null without a dashboard.</summary>
    public string? LoginUrl => _ports is null ? null : $"{Address(_ports.Page)}/login?t={options.BrowserToken}";

    /// <exception cref="DistributedApplicationException">A port is taken.</exception>
    public async Task StartAsync()
    {
        if (!options.IsEnabled)
            return;
        _ports = DashboardPorts.Take(options);
        _kept = new KeptTelemetry(options.Kept, engine.GetRequiredService<TimeProvider>());
        var parts = new DashboardParts(engine, options, _ports, _kept);
        _doors.Add(OtlpDoor.Build(parts));
        _doors.Add(PageDoor.Build(parts));
        foreach (var door in _doors)
            await door.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var door in Enumerable.Reverse(_doors))
        {
            await door.StopAsync();
            await door.DisposeAsync();
        }

        _doors.Clear();
        _kept?.Dispose();
        _ports?.Dispose();
    }

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
}
