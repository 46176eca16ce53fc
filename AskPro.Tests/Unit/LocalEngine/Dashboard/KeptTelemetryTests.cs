using System.Globalization;
using System.Security.Cryptography;
using AskPro.Hosting.Dashboard.Kept;
using AskPro.Hosting.Dashboard.Otlp.Protocol;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>Telemetry on the disk, from one run to the next.</summary>
public sealed class KeptTelemetryTests : IDisposable
{
    private const int Error = 17;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("askpro-kept-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_new_start_shows_what_the_last_run_was_sent()
    {
        string[] kept = ["--Dashboard:Kept:Enabled=true", $"--Dashboard:Kept:Folder={Path.Combine(_folder.FullName, "telemetry")}"];
        await using (var before = await DashboardApp.StartAsync(_ => { }, kept))
        {
            await before.SendAllAsync("GET /before");
            await before.SendAsync("/v1/logs", WireExports.Log("Broken before", Error));
        }

        await using var after = await DashboardApp.StartAsync(_ => { }, kept);
        await after.SendAsync("/v1/logs", WireExports.Log("Said afterwards"));
        var browser = await after.SignedInAsync();

        var logs = await browser.GetStringAsync("/structuredlogs", LocalApp.Timeout);
        Assert.Contains("Sold &lt;b&gt;out", logs, StringComparison.Ordinal);
        Assert.Contains("Said afterwards", logs, StringComparison.Ordinal);
        Assert.Contains("GET /before", await browser.GetStringAsync($"/traces/{WireExports.TraceId}", LocalApp.Timeout), StringComparison.Ordinal);
        Assert.Contains("their.meter", await browser.GetStringAsync("/metrics", LocalApp.Timeout), StringComparison.Ordinal);
        // Errors of an earlier run are no news.
        Assert.DoesNotContain("unread errors", await browser.GetStringAsync("/_navigation", LocalApp.Timeout), StringComparison.Ordinal);
        Assert.Contains("Telemetry is kept over restarts in ", await browser.GetStringAsync("/settings", LocalApp.Timeout), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_process_tore_is_cut_off_and_the_rest_goes_on()
    {
        using (var signal = Signal())
        {
            signal.Append(Log("first"));
            signal.Append(Log("torn"));
        }

        var file = Assert.Single(_folder.GetFiles());
        using (var torn = file.OpenWrite())
            torn.SetLength(torn.Length - 3);

        using (var signal = Signal())
        {
            Assert.Equal(["first"], Replayed(signal));
            signal.Append(Log("second"));
        }

        using var last = Signal();
        Assert.Equal(["first", "second"], Replayed(last));
        Assert.Equal(_time.GetUtcNow(), last.Since);
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void The_oldest_files_go_before_all_become_too_large_or_too_long_to_read()
    {
        const int limit = 64 * 1024;
        // Texts that cannot be packed, then others of which nearly nothing is left.
        AppendAndExpectTheNewest(0, () => Convert.ToHexString(RandomNumberGenerator.GetBytes(500)));
        AppendAndExpectTheNewest(200, () => new string('x', 4000));

        void AppendAndExpectTheNewest(int first, Func<string> text)
        {
            using (var signal = Signal(limit))
            {
                Replayed(signal);
                for (var i = first; i < first + 200; i++)
                    signal.Append(Log($"{i} {text()}"));
            }

            using var last = Signal(limit);
            var numbers = Replayed(last).Select(body => int.Parse(body.Split(' ')[0], CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(Enumerable.Range(first + 200 - numbers.Length, numbers.Length), numbers);
            Assert.InRange(numbers.Length, 45, 110);
            Assert.InRange(_folder.GetFiles().Length, 7, 8);
            Assert.InRange(last.Bytes, 1, limit);
        }
    }

    [Fact]
    public void Of_metrics_one_message_of_a_sender_in_ten_seconds_is_kept_unless_it_tells_differences()
    {
        var thinning = new MetricThinning(_time);

        Assert.True(thinning.IsDue(Sum("one", delta: false)));
        Assert.False(thinning.IsDue(Sum("one", delta: false)));
        Assert.True(thinning.IsDue(Sum("two", delta: false)));
        Assert.True(thinning.IsDue(Sum("one", delta: true)));
        Assert.True(thinning.IsDue(Sum("one", delta: true)));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(thinning.IsDue(Sum("one", delta: false)));
    }

    [Fact]
    public void Nothing_is_written_when_it_is_switched_off()
    {
        using var kept = new KeptTelemetry(new KeptOptions(IsEnabled: false, _folder.FullName), _time);

        kept.Keep(Log("late"));

        Assert.Empty(_folder.GetFiles());
        Assert.Equal("Telemetry is not kept over restarts (Dashboard:Kept:Enabled=false).", kept.State);
    }

    [Fact]
    public void A_disk_that_refuses_ends_the_keeping_and_nothing_else()
    {
        var file = Path.Combine(_folder.FullName, "in-the-way");
        File.WriteAllText(file, "");
        using var kept = new KeptTelemetry(new KeptOptions(Folder: file), _time);

        kept.Keep(Log("late"));
        kept.Keep(Log("later"));

        Assert.StartsWith("Telemetry is not kept over restarts: ", kept.State, StringComparison.Ordinal);
        Assert.Null(kept.Since);
    }

    [Fact]
    public void A_developer_keeps_telemetry_a_test_does_not_and_a_bound_that_keeps_nothing_is_refused()
    {
        Assert.Equal(new KeptOptions(true, null, 16 * 1024 * 1024), KeptOptions.From(Settings([]), isTest: false));
        Assert.False(KeptOptions.From(Settings([]), isTest: true).IsEnabled);
        Assert.Equal(
            new KeptOptions(false, "/elsewhere", 100_000),
            KeptOptions.From(Settings(new() { ["Dashboard:Kept:Enabled"] = "false", ["Dashboard:Kept:Folder"] = "/elsewhere", ["Dashboard:Kept:Bytes"] = "100000" }), isTest: false));
        Assert.Throws<DistributedApplicationException>(() => KeptOptions.From(Settings(new() { ["Dashboard:Kept:Bytes"] = "1" }), isTest: false));
    }

    private KeptSignal Signal(long limit = 1024 * 1024) => new(_folder.FullName, "logs", limit, _time);

    private static List<string> Replayed(KeptSignal signal)
    {
        var bodies = new List<string>();
        signal.Replay(ExportLogsServiceRequest.Parser, request => bodies.Add(request.ResourceLogs[0].ScopeLogs[0].LogRecords[0].Body.StringValue));
        return bodies;
    }

    private static ExportLogsServiceRequest Log(string body) => ExportLogsServiceRequest.Parser.ParseFrom(WireExports.Log(body).Bytes);

    private static ExportMetricsServiceRequest Sum(string service, bool delta) => new()
    {
        ResourceMetrics =
        {
            new ResourceMetrics
            {
                Resource = new SenderResource { Attributes = { new KeyValue { Key = "service.name", Value = new AnyValue { StringValue = service } } } },
                ScopeMetrics = { new ScopeMetrics { Metrics = { new Metric { Name = "sold", Sum = new Sum { AggregationTemporality = delta ? 1 : 2 } } } } },
            },
        },
    };

    private static IConfiguration Settings(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
