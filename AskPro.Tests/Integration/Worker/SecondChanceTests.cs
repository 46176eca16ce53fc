using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using AskPro.Worker.Inbox;
using AskPro.Worker.Verbs.Companies;

namespace AskPro.Tests.Integration.Worker;

/// <summary>A call that came before its number was entered appears afterwards; nothing else leaves its place.</summary>
public sealed class SecondChanceTests(Postgres18 database, GarnetCache cache) : IClassFixture<Postgres18>, IClassFixture<GarnetCache>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_to_a_number_that_is_entered_later_appears()
    {
        await using var rig = new WorkerRig(database);
        var early = (await rig.SendAsync(null, Call("call_early", "+493023120077")))[0];
        var strange = (await rig.SendAsync(null, Call("call_strange", "+493023120078")))[0];
        await LaneAsync(rig, early, "number:+493023120077");
        await LaneAsync(rig, strange, "number:+493023120078");
        using var worker = await StartAsync();
        await UntilAsync(rig, early, "unassigned");
        await UntilAsync(rig, strange, "unassigned");

        var company = await rig.CompanyAsync("+493023120077");

        await UntilAsync(rig, early, "done");
        Assert.Equal("unassigned", (await rig.JobAsync(strange)).State);
        Assert.Equal(1, await rig.ScalarAsync<long>("select count(*) from calls where company_id = $1 and call_id = 'call_early'", company));
        Assert.Equal(1, await rig.SeqAsync(company));
        await worker.StopAsync(Stop);
    }

    [Fact]
    public async Task A_call_of_an_agent_that_is_entered_later_appears_unless_two_companies_have_it()
    {
        await using var rig = new WorkerRig(database);
        var early = (await rig.SendAsync(null, OfAgent("call_by_agent", "agent_late")))[0];
        // A number that nobody entered is no contradiction to the agent.
        var numbered = (await rig.SendAsync(null, WorkerRig.Body("call_started",
            """{"call_id":"call_numbered","direction":"inbound","agent_id":"agent_late","to_number":"+493023120099","start_timestamp":1795000000000}""")))[0];
        await LaneAsync(rig, numbered, "number:+493023120099");
        var contested = (await rig.SendAsync(null, OfAgent("call_contested", "agent_two")))[0];
        await LaneAsync(rig, early, "agent:agent_late");
        await LaneAsync(rig, contested, "agent:agent_two");
        await rig.DrainAsync();
        var company = await rig.CompanyAsync();
        await rig.AgentAsync(company, "agent_late");
        await rig.AgentAsync(company, "agent_two");
        await rig.AgentAsync(await rig.CompanyAsync(), "agent_two");
        using var worker = await StartAsync();

        await UntilAsync(rig, early, "done");
        await UntilAsync(rig, numbered, "done");

        Assert.Equal(2, await rig.ScalarAsync<long>("select count(*) from calls where company_id = $1 and call_id in ('call_by_agent', 'call_numbered')", company));
        Assert.Equal("unassigned", (await rig.JobAsync(contested)).State);
        await worker.StopAsync(Stop);
    }

    [Fact]
    public async Task Only_what_waits_for_exactly_this_number_is_queued_again()
    {
        await using var rig = new WorkerRig(database);
        await rig.CompanyAsync("+493023120079");
        // Its number is known, but its cause is another: coming back would change nothing.
        var unreadable = (await rig.SendAsync(null, Call("call_unreadable", "+49")))[0];
        var neighbour = (await rig.SendAsync(null, Call("call_neighbour", "+4930231200791")))[0];
        await LaneAsync(rig, unreadable, "number:+493023120079");
        await LaneAsync(rig, neighbour, "number:+4930231200791");
        await rig.DrainAsync();
        using var worker = await StartAsync();

        await worker.StopAsync(Stop);
        var again = await worker.Services.GetServices<IHostedService>().OfType<InboxSecondChance>().Single().RunOnceAsync(Stop);

        Assert.Equal(0, again);
        Assert.Equal("unassigned", (await rig.JobAsync(unreadable)).State);
        Assert.Equal("unassigned", (await rig.JobAsync(neighbour)).State);
    }

    [Fact]
    public async Task The_calls_of_a_company_that_nobody_vouches_for_wait_until_somebody_does()
    {
        await using var rig = new WorkerRig(database);
        var company = await rig.CompanyAsync("+493023120080");
        await rig.ExecuteAsync("update companies set vouched_for = false where id = $1", company);
        var call = (await rig.SendAsync(null, Call("call_waiting", "+493023120080")))[0];
        await LaneAsync(rig, call, "number:+493023120080");
        using var worker = await StartAsync();
        await UntilAsync(rig, call, "unassigned");
        Assert.Equal(0, await worker.Services.GetServices<IHostedService>().OfType<InboxSecondChance>().Single().RunOnceAsync(Stop));

        Assert.False(await Vouching.RunOnceAsync(database.Owner, TimeProvider.System, Guid.Empty, Stop));
        Assert.True(await Vouching.RunOnceAsync(database.Owner, TimeProvider.System, company, Stop));
        Assert.False(await Vouching.RunOnceAsync(database.Owner, TimeProvider.System, company, Stop));

        await UntilAsync(rig, call, "done");
        Assert.Equal(1, await rig.ScalarAsync<long>("select count(*) from audit_entries where company_id = $1 and action = 'company.vouched_for'", company));
        await worker.StopAsync(Stop);
    }

    private static byte[] OfAgent(string id, string agent) => WorkerRig.Body(
        "call_started", $$"""{"call_id":"{{id}}","call_type":"web_call","agent_id":"{{agent}}","start_timestamp":1795000000000}""");

    private static byte[] Call(string id, string number) => WorkerRig.Body(
        "call_started", $$"""{"call_id":"{{id}}","direction":"inbound","from_number":"+491713920001","to_number":"{{number}}","start_timestamp":1795000000000}""");

    // As Api sets it; the rig puts all events into one.
    private static Task LaneAsync(WorkerRig rig, Guid eventId, string lane) =>
        rig.ExecuteAsync("update inbox_jobs set lane = $2 where event_id = $1", eventId, lane);

    private static async Task UntilAsync(WorkerRig rig, Guid eventId, string state)
    {
        while ((await rig.JobAsync(eventId)).State != state)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Stop);
    }

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:askpro"] = database.ConnectionString("askpro_worker"),
            ["ConnectionStrings:cache"] = cache.ConnectionString,
        });
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        builder.AddAskProCache();
        builder.AddInboxPump();
        var worker = builder.Build();
        await worker.StartAsync(Stop);
        return worker;
    }
}
