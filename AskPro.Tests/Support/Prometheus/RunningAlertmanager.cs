using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Hosting.Servers;
using AskPro.Tests.Support.Servers;
using Xunit;

namespace AskPro.Tests.Support.Prometheus;

/// <summary>A real Alertmanager with the configuration of the repository, except that it delivers to another address.</summary>
internal sealed class RunningAlertmanager : IAsyncDisposable
{
    public const string File = "telemetry/alertmanager/alertmanager.yml";

    /// <summary>Where the configuration of the repository delivers to.</summary>
    private const string Delivery = "http://localhost:5120/alerts";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ThrowAwayFolder _folder;
    private readonly ServerProcess _process;
    private readonly HttpClient _client;

    private RunningAlertmanager(ThrowAwayFolder folder, ServerProcess process, HttpClient client) =>
        (_folder, _process, _client) = (folder, process, client);

    public Uri Address => _client.BaseAddress!;

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<RunningAlertmanager> StartAsync(Uri receiver, CancellationToken cancellationToken)
    {
        var folder = new ThrowAwayFolder();
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort.Next()}") };
        try
        {
            var configuration = await System.IO.File.ReadAllTextAsync(RepositoryFiles.PathOf(File), cancellationToken);
            Assert.Contains(Delivery, configuration, StringComparison.Ordinal);
            await System.IO.File.WriteAllTextAsync(
                Path.Combine(folder.Path, "alertmanager.yml"), configuration.Replace($"'{Delivery}'", $"'{receiver}'", StringComparison.Ordinal), cancellationToken);
            var launch = new ServerLaunch(
                PrometheusPrograms.Alertmanager,
                ["--config.file=alertmanager.yml", "--storage.path=data", $"--web.listen-address={client.BaseAddress.Authority}", "--cluster.listen-address="],
                new Dictionary<string, string?>(),
                folder.Path);
            var process = await ServerProcess.StartAsync(launch, ReadyAsync, cancellationToken);
            return new RunningAlertmanager(folder, process, client);
        }
        catch
        {
            client.Dispose();
            folder.Dispose();
            throw;
        }

        async Task ReadyAsync(CancellationToken stop) => (await client.GetAsync("/-/ready", stop)).EnsureSuccessStatusCode();
    }

    /// <summary>Tells it of alerts that fire, as Prometheus does.</summary>
    public async Task FireAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        using var answer = await _client.PostAsJsonAsync("/api/v2/alerts", names.Select(name => new { labels = new { alertname = name, severity = "critical" } }), cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Waits until it keeps exactly these to itself because of others; a minute in vain fails the test.</summary>
    public async Task UntilSuppressedAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            var alerts = (await _client.GetFromJsonAsync<JsonElement>("/api/v2/alerts", cancellationToken)).EnumerateArray()
                .Where(alert => alert.GetProperty("status").GetProperty("state").GetString() == "suppressed")
                .Select(alert => alert.GetProperty("labels").GetProperty("alertname").GetString()!)
                .Order(StringComparer.Ordinal).ToArray();
            if (alerts.SequenceEqual(names))
                return;
            Assert.False(limit.IsCancellationRequested, $"Suppressed: {string.Join(", ", alerts)}\n{_process.Log}");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
