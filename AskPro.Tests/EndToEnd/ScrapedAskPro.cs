using AskPro.ServiceDefaults;
using AskPro.Tests.Support.Prometheus;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>A real Prometheus that asks the running services, and a real Alertmanager that tells the Simulator, for all tests of a class.</summary>
public sealed class ScrapedAskPro(RunningAskPro system) : IAsyncLifetime
{
    private static readonly string[] Services = [ResourceNames.Api, ResourceNames.Worker, ResourceNames.Web];

    private RunningAlertmanager? _alertmanager;
    private RunningPrometheus? _prometheus;

    internal RunningPrometheus Prometheus => _prometheus ?? throw new InvalidOperationException("Prometheus has not been started.");

    public async ValueTask InitializeAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        _alertmanager = await RunningAlertmanager.StartAsync(new Uri(system.SimulatorAddress, "/alerts"), stop);
        _prometheus = await RunningPrometheus.StartAsync(
            Services.Select(name => ($"askpro-{name}", system.App.GetEndpoint(name, "metrics").Authority)), RunningAskPro.MetricsToken, _alertmanager.Address, stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_prometheus is not null)
            await _prometheus.DisposeAsync();
        if (_alertmanager is not null)
            await _alertmanager.DisposeAsync();
    }
}
