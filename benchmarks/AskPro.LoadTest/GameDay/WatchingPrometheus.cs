using System.Net.Http.Json;
using System.Text.Json;
using AskPro.LoadTest.RunningSystem;
using AskPro.ServiceDefaults;

namespace AskPro.LoadTest.GameDay;

/// <summary>The AppHost's own Prometheus, with the repository's configuration, intervals and rules.</summary>
internal sealed class WatchingPrometheus : IDisposable
{
    private const int Services = 3;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http;

    private WatchingPrometheus(HttpClient http) => _http = http;

    /// <summary>Returns when it has figures of every service.</summary>
    public static async Task<WatchingPrometheus> StartAsync(RunningAskPro system, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var started = await system.App.ResourceCommands.ExecuteCommandAsync(ResourceNames.Prometheus, KnownResourceCommands.StartCommand, limit.Token);
        if (!started.Success)
            throw new InvalidOperationException($"Prometheus was not started: {started.Message} Run ./test, which fetches it where it may, or install it.");
        await system.App.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Prometheus, limit.Token);
        var prometheus = new WatchingPrometheus(system.App.CreateHttpClient(ResourceNames.Prometheus, "http"));
        while (!await prometheus.SeesAsync($"count(up == 1) == {Services}", limit.Token))
            await Task.Delay(Look, TimeProvider.System, limit.Token);
        return prometheus;
    }

    /// <summary>The alerts that fire now, each with its runbook.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FiringAsync(CancellationToken cancellationToken) =>
        (await AskAsync("/api/v1/alerts", cancellationToken)).GetProperty("alerts").EnumerateArray()
            .Where(alert => alert.GetProperty("state").GetString() == "firing")
            .GroupBy(alert => alert.GetProperty("labels").GetProperty("alertname").GetString()!)
            .ToDictionary(alerts => alerts.Key, alerts => alerts.First().GetProperty("annotations").GetProperty("runbook_url").GetString()!);

    public void Dispose() => _http.Dispose();

    private async Task<bool> SeesAsync(string query, CancellationToken cancellationToken) =>
        (await AskAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}", cancellationToken)).GetProperty("result").GetArrayLength() > 0;

    private async Task<JsonElement> AskAsync(string path, CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<JsonElement>(path, cancellationToken)).GetProperty("data");
}
