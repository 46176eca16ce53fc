using System.Net.Http.Json;
using System.Text.Json;
using AskPro.ServiceDefaults;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>Prometheus and Alertmanager as resources of the application, started by somebody who wants them.</summary>
[Collection<RunningSystem>]
public sealed class WatchingTests(RunningAskPro system)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prometheus_gathers_the_figures_of_this_run_and_knows_its_rules_and_whom_to_tell()
    {
        string[] resources = [ResourceNames.Alertmanager, ResourceNames.Prometheus];
        foreach (var name in resources)
            await system.CommandAsync(name, KnownResourceCommands.StartCommand, Cancellation);
        try
        {
            foreach (var name in resources)
                await system.WaitUntilHealthyAsync(name, Cancellation);
            using var prometheus = system.App.CreateHttpClient(ResourceNames.Prometheus, "http");
            // It looks every ten seconds, for the first time some seconds after it is ready.
            await UntilAsync(3, prometheus, "/api/v1/query?query=up == 1", "result");
            await UntilAsync(1, prometheus, "/api/v1/alertmanagers", "activeAlertmanagers");
            Assert.NotEqual(0, await CountAsync(prometheus, "/api/v1/rules", "groups"));
            using var alertmanager = system.App.CreateHttpClient(ResourceNames.Alertmanager, "http");
            var status = await alertmanager.GetFromJsonAsync<JsonElement>("/api/v2/status", Cancellation);
            Assert.Contains(new Uri(system.SimulatorAddress, "/alerts").AbsoluteUri, status.GetProperty("config").GetProperty("original").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            foreach (var name in resources.Reverse())
                await system.CommandAsync(name, KnownResourceCommands.StopCommand, Cancellation);
        }
    }

    private static async Task UntilAsync(int expected, HttpClient client, string path, string list)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (await CountAsync(client, path, list) < expected)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"{path} does not come to {expected}.");
            await Task.Delay(Pause, TimeProvider.System, Cancellation);
        }
    }

    private static async Task<int> CountAsync(HttpClient client, string path, string list) =>
        (await client.GetFromJsonAsync<JsonElement>(path, Cancellation)).GetProperty("data").GetProperty(list).GetArrayLength();
}
