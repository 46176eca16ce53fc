using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Integration.Worker;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Events that are nobody's: shown with suggestions, assigned by a person, then processed by the Worker as any other.</summary>
public sealed class UnassignedTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private const string Unassigned = "/api/operators/unassigned";

    private static int calls = 700;

    private readonly WorkerRig _rig = new(database);
    private ApiServer _api = null!;
    private HttpClient _platform = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _api = new(database.ConnectionString("askpro_api"));
        _platform = await _api.AsOperatorAsync(database.Owner, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _platform.Dispose();
        await _api.DisposeAsync();
        await _rig.DisposeAsync();
    }

    [Fact]
    public async Task One_call_goes_to_the_company_with_its_later_events_and_nothing_else_does()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var number = Near(company.BusinessNumber);
        var mine = await ArriveAsync("call_started", "call_mine", number);
        var other = await ArriveAsync("call_started", "call_other", number);

        var view = await _platform.GetFromJsonAsync<JsonElement>($"{Unassigned}/{mine:D}", Cancel);
        var suggestion = view.GetProperty("group").GetProperty("suggestions").EnumerateArray().First(found => found.GetProperty("companyId").GetGuid() == company.Id);
        Assert.Equal("one_digit", suggestion.GetProperty("kind").GetString());
        Assert.Equal(("number_unknown", "number", 2), (Text(view.GetProperty("group"), "reason"), Text(view.GetProperty("group"), "remedy"), view.GetProperty("group").GetProperty("calls").GetInt32()));
        Assert.Equal([true, false], view.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("isThis").GetBoolean()));

        var assigned = await AssignAsync(mine, company.Id, "call");
        Assert.Equal((HttpStatusCode.OK, 1), (assigned.Status, assigned.Body.GetProperty("calls").GetInt32()));
        await _rig.DrainAsync();
        await ArriveAsync("call_ended", "call_mine", number);

        Assert.Equal("assigned 2", await database.Owner.AskAsync<string>(
            null, $"select resolution_method || ' ' || stage from calls where company_id = '{company.Id:D}' and call_id = 'call_mine'"));
        Assert.Equal("unassigned", (await _rig.JobAsync(other)).State);
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, $"select count(*) from phone_numbers where e164 = '{number}'"));
        Assert.Equal(HttpStatusCode.Conflict, (await AssignAsync(mine, company.Id, "call")).Status);
        using var client = _api.As(await _api.TokenAsync(company, Cancel));
        var log = (await client.GetFromJsonAsync<JsonElement>("/api/audit", Cancel)).GetProperty("items")[0];
        Assert.Equal(("company.calls_assigned", "AskPro-Betrieb"), (Text(log, "action"), Text(log, "actorName")));
        Assert.Contains("Ticket 7", log.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("company.calls_assigned", Text((await _platform.GetFromJsonAsync<JsonElement>("/api/operators/audit?limit=1", Cancel)).GetProperty("items")[0], "action"));
    }

    [Fact]
    public async Task All_alike_enter_the_number_so_that_later_calls_find_the_company_by_themselves()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var number = Near(company.BusinessNumber);
        var first = await ArriveAsync("call_started", "call_first", number);
        await ArriveAsync("call_started", "call_second", number);

        var assigned = await AssignAsync(first, company.Id, "all");
        Assert.Equal((2, "number"), (assigned.Body.GetProperty("calls").GetInt32(), Text(assigned.Body, "remedy")));
        await _rig.DrainAsync();
        await ArriveAsync("call_started", "call_third", number);

        Assert.Equal("number,number,number", await database.Owner.AskAsync<string>(
            null, $"select string_agg(resolution_method, ',') from calls where company_id = '{company.Id:D}' and business_number = '{number}'"));
        Assert.Equal("company.calls_assigned number.added", await database.Owner.AskAsync<string>(
            null, $"select string_agg(action, ' ' order by action) from audit_entries where company_id = '{company.Id:D}'"));
    }

    [Fact]
    public async Task All_alike_of_an_agent_enter_it_and_of_neither_assign_only_what_is_there()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var byAgent = await ArriveAsync("call_started", "call_agent", null, $"agent_of_{company.Marker}");
        var bySipTrunk = await ArriveAsync("call_started", "call_trunk", "sip-trunk");

        Assert.Equal("agent", Text((await AssignAsync(byAgent, company.Id, "all")).Body, "remedy"));
        Assert.Equal("events", Text((await AssignAsync(bySipTrunk, company.Id, "all")).Body, "remedy"));
        await _rig.DrainAsync();
        await ArriveAsync("call_started", "call_agent_later", null, $"agent_of_{company.Marker}");
        var later = await ArriveAsync("call_started", "call_trunk_later", "sip-trunk");

        Assert.Equal("call_agent agent,call_agent_later agent,call_trunk assigned", await database.Owner.AskAsync<string>(
            null, $"select string_agg(call_id || ' ' || resolution_method, ',' order by call_id) from calls where company_id = '{company.Id:D}' and id <> '{company.CallId:D}'"));
        Assert.Equal("unassigned", (await _rig.JobAsync(later)).State);
    }

    [Fact]
    public async Task Nothing_is_assigned_without_a_reason_to_nobody_to_a_company_that_is_not_checked_or_against_the_owner_of_the_number()
    {
        var (company, newcomer) = (await GivenCompany.CreateAsync(database.Owner, Cancel), await GivenCompany.CreateAsync(database.Owner, Cancel));
        await database.Owner.ChangeAsync("update companies set vouched_for = false where id = $1", newcomer.Id);
        var call = await ArriveAsync("call_started", "call_contested", newcomer.BusinessNumber);

        var view = await _platform.GetFromJsonAsync<JsonElement>($"{Unassigned}/{call:D}", Cancel);
        Assert.Equal("entered", Text(view.GetProperty("group").GetProperty("suggestions")[0], "kind"));
        Assert.Equal("required", Error(await AssignAsync(call, company.Id, "call", ""), "reason"));
        Assert.Equal("required", Error(await AssignAsync(call, null, "call"), "companyId"));
        Assert.Equal("unknown", Error(await AssignAsync(call, Guid.Empty, "call"), "companyId"));
        Assert.Equal("unknown", Error(await AssignAsync(call, company.Id, "everything"), "scope"));
        Assert.Equal("not_vouched_for", Error(await AssignAsync(call, newcomer.Id, "call"), "companyId"));
        Assert.Equal("taken", Error(await AssignAsync(call, company.Id, "all"), "companyId"));
        Assert.Equal("unassigned", (await _rig.JobAsync(call)).State);
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, $"select count(*) from audit_entries where company_id in ('{company.Id:D}', '{newcomer.Id:D}')"));
    }

    [Fact]
    public async Task An_assignment_to_a_company_that_is_gone_by_then_leaves_the_call_unassigned()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var call = await ArriveAsync("call_started", "call_orphan", "trunk-9");

        Assert.Equal(HttpStatusCode.OK, (await AssignAsync(call, company.Id, "call")).Status);
        await database.Owner.ChangeAsync("update inbox_jobs set assigned_company_id = gen_random_uuid() where event_id = $1", call);
        await _rig.DrainAsync();

        Assert.Equal(("unassigned", "number_unreadable"), (await _rig.JobAsync(call) is var job ? (job.State, job.Cause) : default));
        Assert.Equal(HttpStatusCode.OK, (await _platform.GetAsync($"{Unassigned}/{call:D}", Cancel)).StatusCode);
    }

    // In the middle: the last digits are those of the companies of other tests.
    private static string Near(string number) => string.Concat(number.AsSpan(0, 7), "9", number.AsSpan(8));

    /// <summary>As Api accepts it, and the Worker looks at it once.</summary>
    private async Task<Guid> ArriveAsync(string name, string callId, string? number, string? agent = null)
    {
        var start = 1795000000000 + Interlocked.Increment(ref calls);
        var call = new { call_id = callId, direction = "inbound", to_number = number, agent_id = agent, start_timestamp = start, end_timestamp = start + 60_000 };
        var id = (await _rig.SendAsync(null, WorkerRig.Body(name, JsonSerializer.Serialize(call))))[0];
        await database.Owner.ChangeAsync(
            "update inbox_jobs set call_id = $2, event = $3, lane = $4 where event_id = $1", id, callId, name, number is not null ? $"number:{number}" : $"agent:{agent}");
        await _rig.DrainAsync();
        return id;
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> AssignAsync(Guid eventId, Guid? companyId, string scope, string reason = "Ticket 7")
    {
        using var response = await _platform.PostAsJsonAsync($"{Unassigned}/{eventId:D}/assignment", new { companyId, scope, reason }, Cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    private static string? Error((HttpStatusCode Status, JsonElement Body) answer, string field) => answer.Body.GetProperty("errors").GetProperty(field)[0].GetString();

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();
}
