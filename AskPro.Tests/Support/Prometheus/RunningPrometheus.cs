using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AskPro.Hosting.Servers;
using AskPro.Tests.Support.Servers;
using Xunit;

namespace AskPro.Tests.Support.Prometheus;

/// <summary>A real Prometheus with the rules of the repository, which asks the given addresses every second.</summary>
internal sealed partial class RunningPrometheus : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ThrowAwayFolder _folder;
    private readonly ServerProcess _process;
    private readonly HttpClient _client;

    private RunningPrometheus(ThrowAwayFolder folder, ServerProcess process, HttpClient client) =>
        (_folder, _process, _client) = (folder, process, client);

    /// <summary>Starts it and waits until it is ready; <paramref name="jobs"/> by name, with host and port; alerts go to <paramref name="alertmanager"/>.</summary>
    public static async Task<RunningPrometheus> StartAsync(
        IEnumerable<(string Job, string Target)> jobs, string token, Uri alertmanager, CancellationToken cancellationToken)
    {
        var folder = new ThrowAwayFolder();
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort.Next()}") };
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "token"), token, cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "prometheus.yml"), Configuration(jobs, alertmanager), cancellationToken);
            var launch = new ServerLaunch(
                PrometheusPrograms.Server,
                ["--config.file=prometheus.yml", "--storage.tsdb.path=data", $"--web.listen-address={client.BaseAddress.Authority}"],
                new Dictionary<string, string?>(),
                folder.Path);
            var process = await ServerProcess.StartAsync(launch, ReadyAsync, cancellationToken);
            return new RunningPrometheus(folder, process, client);
        }
        catch
        {
            client.Dispose();
            folder.Dispose();
            throw;
        }

        async Task ReadyAsync(CancellationToken stop) => (await client.GetAsync("/-/ready", stop)).EnsureSuccessStatusCode();
    }

    /// <summary>The values of a query, by their labels.</summary>
    public async Task<IReadOnlyList<double>> AskAsync(string query, CancellationToken cancellationToken)
    {
        var result = (await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}", cancellationToken)).GetProperty("result");
        return [.. result.EnumerateArray().Select(sample => double.Parse(sample.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture))];
    }

    /// <summary>What Grafana's <c>label_values(figure, label)</c> stands for.</summary>
    public async Task<IReadOnlyList<string>> LabelValuesAsync(string query, CancellationToken cancellationToken)
    {
        var parts = LabelValues().Match(query).Groups;
        var values = await GetAsync($"/api/v1/label/{parts["label"].Value}/values?match[]={Uri.EscapeDataString(parts["figure"].Value)}", cancellationToken);
        return [.. values.EnumerateArray().Select(value => value.GetString()!)];
    }

    /// <summary>Asks until there is an answer other than nothing; a minute in vain fails the test.</summary>
    public async Task UntilAsync(string query, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while ((await AskAsync(query, cancellationToken)).Count == 0)
        {
            Assert.False(limit.IsCancellationRequested, $"Prometheus knows nothing of {query}.\n{_process.Log}");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Waits until it has asked all of them again.</summary>
    public async Task NextLookAsync(CancellationToken cancellationToken)
    {
        // It looks for the first time only seconds after it says that it is ready.
        await UntilAsync("up", cancellationToken);
        var latest = (await AskAsync("max(timestamp(up))", cancellationToken)).Single();
        await UntilAsync(string.Create(CultureInfo.InvariantCulture, $"min(timestamp(up)) > {latest:F3}"), cancellationToken);
    }

    /// <summary>What an address of the API answers under <c>data</c>.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync(path, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("data").Clone();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static string Configuration(IEnumerable<(string Job, string Target)> jobs, Uri alertmanager) => string.Join('\n',
    [
        "global: {scrape_interval: 1s, evaluation_interval: 1s}",
        $"rule_files: ['{RepositoryFiles.PathOf(AlertRule.File)}']",
        $"alerting: {{alertmanagers: [{{static_configs: [{{targets: ['{alertmanager.Authority}']}}]}}]}}",
        "scrape_configs:",
        .. jobs.Select(job => $"- {{job_name: {job.Job}, authorization: {{credentials_file: token}}, static_configs: [{{targets: ['{job.Target}']}}]}}"),
        "",
    ]);

    [GeneratedRegex(@"^label_values\((?<figure>.+), (?<label>\w+)\)$")]
    private static partial Regex LabelValues();
}
