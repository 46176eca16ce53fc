using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Servers;
using AskPro.Tests.Support.Telemetry;
using AskPro.Worker.Inbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>The pump as a service, with its cache.</summary>
public sealed class InboxPumpTests(Postgres18 database, GarnetCache cache) : IClassFixture<Postgres18>, IClassFixture<GarnetCache>, IAsyncLifetime
{
    private WorkerRig _rig = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _rig = new WorkerRig(database);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_hint_wakes_the_pump_and_the_pump_tells_who_changed()
    {
        await using var outside = await ConnectionMultiplexer.ConnectAsync(cache.ConnectionString);
        var feed = await outside.GetSubscriber().SubscribeAsync(RedisChannel.Literal("askpro:feed"));
        // So seldom that only the hint can be the reason.
        using var worker = await StartAsync(pollMilliseconds: 60_000);
        while (await outside.GetSubscriber().PublishAsync(RedisChannel.Literal("askpro:inbox"), "") == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, Stop);

        var company = await _rig.CompanyAsync();
        var sent = await _rig.SendAsync(company, WorkerRig.Example("retell_call_started", "call_hint"));
        await outside.GetSubscriber().PublishAsync(RedisChannel.Literal("askpro:inbox"), "");

        var told = await feed.ReadAsync(Stop);
        Assert.Equal($"{company:D}:1", told.Message.ToString().Split(' ')[0]);
        Assert.Equal("done", (await _rig.JobAsync(sent[0])).State);
        await worker.StopAsync(Stop);
    }

    [Fact]
    public async Task Without_the_cache_everything_still_arrives()
    {
        await cache.KillAsync();
        try
        {
            using var worker = await StartAsync(pollMilliseconds: 50);
            var company = await _rig.CompanyAsync();
            var sent = await _rig.SendAsync(company, WorkerRig.Example("retell_call_started", "call_no_cache"));
            await DoneAsync(sent[0]);
            Assert.Equal(HealthStatus.Healthy, await InboxHealthAsync(worker));
            await worker.StopAsync(Stop);
        }
        finally
        {
            await cache.StartAsync();
        }
    }

    [Fact]
    public async Task The_trace_of_the_request_is_continued()
    {
        using var spans = new HeardSpans("AskPro.Worker");
        var company = await _rig.CompanyAsync();
        var sent = await _rig.SendAsync(company, WorkerRig.Example("retell_call_started", "call_traced"));
        await _rig.DrainAsync();

        var span = Assert.Single(spans.Ended, span => span.OperationName == "inbox process" && Equals(span.GetTagItem("askpro.event_id"), sent[0]));
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", span.TraceId.ToString());
        Assert.Equal("b7ad6b7169203331", span.ParentSpanId.ToString());
        Assert.Equal(InboxResults.Applied, span.GetTagItem("askpro.outcome"));
    }

    [Fact]
    public async Task What_the_pages_are_told_is_part_of_that_trace_and_a_batch_is_told_once()
    {
        using var spans = new HeardSpans("AskPro.Worker");
        var company = await _rig.CompanyAsync();
        await _rig.SendAsync(
            company, WorkerRig.Example("retell_call_started", "call_told_1"), WorkerRig.Example("retell_call_started", "call_told_2"));
        await using var outside = await ConnectionMultiplexer.ConnectAsync(cache.ConnectionString);
        var feed = await outside.GetSubscriber().SubscribeAsync(RedisChannel.Literal("askpro:feed"));
        using var worker = await StartAsync(pollMilliseconds: 50);

        string[] told;
        do
            told = (await feed.ReadAsync(Stop)).Message.ToString().Split(' ');
        while (!told[0].StartsWith($"{company:D}", StringComparison.Ordinal));
        await worker.StopAsync(Stop);

        var published = Assert.Single(spans.Ended, span => span.OperationName == "feed publish" && Equals(span.GetTagItem("askpro.company_id"), company));
        Assert.Equal(published.Id, told[2]);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", published.TraceId.ToString());
        Assert.Single(published.Links);
    }

    [Fact]
    public async Task A_pump_that_cannot_look_is_unhealthy_and_one_that_cannot_keep_up_is_degraded()
    {
        using var worker = await StartAsync(pollMilliseconds: 50, degradedAfter: 60);
        var monitor = worker.Services.GetRequiredService<InboxMonitor>();
        monitor.Backlog = new(5, 61, 0, 0, 0);
        Assert.Equal(HealthStatus.Degraded, await InboxHealthAsync(worker));

        using var stuck = await StartAsync(pollMilliseconds: 60_000, unhealthyAfter: 1);
        await stuck.StopAsync(Stop);
        await Task.Delay(TimeSpan.FromMilliseconds(1200), TimeProvider.System, Stop);
        Assert.Equal(HealthStatus.Unhealthy, await InboxHealthAsync(stuck));
        await worker.StopAsync(Stop);
    }

    private static async Task<HealthStatus> InboxHealthAsync(IHost worker)
    {
        var health = worker.Services.GetRequiredService<HealthCheckService>();
        return (await health.CheckHealthAsync(check => check.Name == "inbox", Stop)).Status;
    }

    private async Task<IHost> StartAsync(int pollMilliseconds, int unhealthyAfter = 20, int degradedAfter = 60)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:askpro"] = database.ConnectionString("askpro_worker"),
            ["ConnectionStrings:cache"] = cache.ConnectionString,
            ["Inbox:PollMilliseconds"] = $"{pollMilliseconds}",
            ["Inbox:LongestBackOffMilliseconds"] = "60000",
            ["Inbox:UnhealthyAfterSeconds"] = $"{unhealthyAfter}",
            ["Inbox:DegradedBacklogSeconds"] = $"{degradedAfter}",
        });
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        builder.AddAskProCache();
        builder.AddInboxPump();
        var worker = builder.Build();
        await worker.StartAsync(Stop);
        return worker;
    }

    private async Task DoneAsync(Guid eventId)
    {
        while ((await _rig.JobAsync(eventId)).State != "done")
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
    }
}
