using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Api.Features.Setup;
using AskPro.Api.Features.Webhooks.Keys;
using AskPro.Api.Features.Webhooks.Refusals;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Integration.Worker;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Operators try the front door: real requests, signed with the company's key, that change no call of anybody.</summary>
public sealed class FrontDoorTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private const string Tests = "/api/operators/tests";
    private const string CompanyKey = "key_of_the_company_for_tests";

    private readonly WorkerRig _rig = new(database);
    private ApiServer _api = null!;
    private ApiServer? _bare;
    private GivenOperator _operator = null!;
    private HttpClient _platform = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _api = new(
            database.ConnectionString("askpro_api"),
            services => services.AddHttpClient<FrontDoor>().ConfigurePrimaryHttpMessageHandler(() => _api.Server.CreateHandler()));
        _operator = await GivenOperator.CreateAsync(database.Owner, Cancel);
        _platform = _api.As(await _api.TokenAsync(_operator.Email, Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        _platform.Dispose();
        await _api.DisposeAsync();
        await _rig.DisposeAsync();
    }

    [Fact]
    public async Task A_composed_event_is_followed_from_its_answer_to_the_feed_and_changes_no_call_and_no_customer()
    {
        var company = await ConnectedAsync();
        await _rig.SendAsync(company.Id, Encoding.UTF8.GetBytes(
            """{"event":"call_analyzed","call":{"call_id":"call_real","direction":"inbound","from_number":"+4915199990001","call_analysis":{"call_summary":"Echt."}}}"""));
        await _rig.DrainAsync();
        var customers = await CountAsync($"customers where company_id = '{company.Id:D}'");
        var draft = await _platform.GetFromJsonAsync<JsonNode>($"{Tests}/draft?companyId={company.Id:D}&event=call_analyzed", Cancel);
        Assert.Equal(("company", true), ((string?)draft!["door"], (bool)draft["canSign"]!));
        var body = JsonNode.Parse((string)draft["body"]!)!;
        body["call"]!["call_id"] = "call_real";
        body["call"]!["from_number"] = "+4915199990002";

        var sent = await SendAsync(new { companyId = company.Id, kind = "event", body = body.ToJsonString() });

        Assert.Equal(("204", "204", true, false), ((string?)sent["expected"], (string?)sent["seen"], (bool)sent["isAsExpected"]!, (bool)sent["isSettled"]!));
        Assert.Equal(["on", "on", "waiting", "waiting"], States(sent));
        await _rig.DrainAsync();
        var seen = (await _platform.GetFromJsonAsync<JsonNode>($"{Tests}/{sent["id"]}", Cancel))!;
        Assert.Equal(["on", "on", "on", "on"], States(seen));
        Assert.Equal(("ended", true), ((string?)Step(seen, "row")["code"], (bool)seen["isSettled"]!));
        Assert.Matches(@"^\d+ → \d+$", (string)Step(seen, "live")["code"]!);
        Assert.All(seen["steps"]!.AsArray(), step => Assert.True((double)step!["seconds"]! >= 0));
        Assert.Equal("done", (string?)(await _platform.GetFromJsonAsync<JsonNode>($"/api/operators/events/{Step(seen, "stored")["eventId"]}", Cancel))!["row"]!["state"]);

        Assert.Equal("Echt.", await database.Owner.AskAsync<string>(null, $"select summary from calls where company_id = '{company.Id:D}' and call_id = 'call_real'"));
        Assert.Equal(customers, await CountAsync($"customers where company_id = '{company.Id:D}'"));
        using var person = _api.As(await _api.TokenAsync(company, Cancel));
        var log = (await person.GetFromJsonAsync<JsonElement>("/api/audit", Cancel)).GetProperty("items")[0];
        Assert.Equal(("front_door.tested", "AskPro-Betrieb"), (log.GetProperty("action").GetString(), log.GetProperty("actorName").GetString()));
        Assert.DoesNotContain(CompanyKey, log.GetRawText() + sent.ToJsonString() + draft.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong_key", "401 signature_invalid")]
    [InlineData("stale", "401 signature_stale")]
    [InlineData("missing", "401 signature_missing")]
    public async Task What_must_be_refused_is_refused_stored_nowhere_and_held_against_nobody(string kind, string expected)
    {
        var company = await ConnectedAsync();
        var before = await CountAsync("inbox_jobs");

        var sent = await SendAsync(new { companyId = company.Id, kind });

        Assert.Equal((expected, expected, true, true), ((string?)sent["expected"], (string?)sent["seen"], (bool)sent["isAsExpected"]!, (bool)sent["isSettled"]!));
        Assert.Equal(["on", "none", "none", "none"], States(sent));
        Assert.Equal(before, await CountAsync("inbox_jobs"));
        Assert.Empty(_api.Services.GetRequiredService<AskPro.Api.Features.Webhooks.Keys.KeySightings>().TakeRefused());
    }

    [Fact]
    public async Task Operators_see_refused_tests_as_tests_and_the_company_sees_none()
    {
        var company = await ConnectedAsync();
        await database.Owner.ChangeAsync("delete from refused_webhooks");
        var sent = new List<string>();
        foreach (var kind in new[] { "wrong_key", "stale", "missing" }) sent.Add((string)(await SendAsync(new { companyId = company.Id, kind }))["callId"]!);
        using var stranger = _api.CreateClient();
        // Whoever makes up the id of a test is no test.
        using var forged = await stranger.PostAsJsonAsync("/api/retell/webhook", new { call = new { call_id = $"askpro_test_{Guid.Empty:N}" } }, Cancel);
        var writer = _api.Services.GetServices<IHostedService>().OfType<RefusalWriter>().Single();
        await writer.RunOnceAsync(Cancel);
        Assert.Equal(4, await CountAsync("refused_webhooks"));

        var list = (await _platform.GetFromJsonAsync<JsonNode>("/api/operators/events?state=refused", Cancel))!["items"]!.AsArray();
        Assert.Equal([false, true, true, true], list.Select(item => (bool)item!["isTest"]!));
        Assert.All(list, item => Assert.Null(item!["companyId"]));
        using var person = _api.As(await _api.TokenAsync(company, Cancel));
        Assert.Empty((await person.GetFromJsonAsync<JsonNode>("/api/events?state=refused", Cancel))!["items"]!.AsArray());
        Assert.All(sent, id => Assert.StartsWith("askpro_test_", id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_key_of_the_platform_what_says_nothing_then_is_refused_with_a_code_and_the_rest_works()
    {
        await using var bare = new ApiServer(
            database.ConnectionString("askpro_api"),
            services =>
            {
                services.AddHttpClient<FrontDoor>().ConfigurePrimaryHttpMessageHandler(() => _bare!.Server.CreateHandler());
                services.PostConfigure<PlatformKeyOptions>(options => options.PlatformKey = "");
            });
        _bare = bare;
        using var platform = bare.As(await bare.TokenAsync(_operator.Email, Cancel));
        var (company, keyless) = (await ConnectedAsync(), await GivenCompany.CreateAsync(database.Owner, Cancel));

        var draft = await platform.GetFromJsonAsync<JsonNode>($"{Tests}/draft?companyId={company.Id:D}", Cancel);
        Assert.Equal((true, false), ((bool)draft!["canSign"]!, (bool)draft["hasPlatformKey"]!));
        foreach (var kind in new[] { "wrong_key", "not_json" }) Assert.Equal((HttpStatusCode.Conflict, "no_platform_key"), await AskAsync(platform, company.Id, kind));
        Assert.Equal((HttpStatusCode.Conflict, "no_signing_key"), await AskAsync(platform, keyless.Id, "twice"));
        foreach (var kind in new[] { "stale", "missing" }) Assert.Equal((HttpStatusCode.Created, null), await AskAsync(platform, keyless.Id, kind));
        Assert.Equal((HttpStatusCode.Created, null), await AskAsync(platform, company.Id, "twice"));
    }

    [Fact]
    public async Task At_the_platforms_address_only_numbers_and_agents_of_the_company_may_be_composed()
    {
        // Keys that Api cannot read: their tests go to the platform's address.
        var (company, other) = (await GivenCompany.CreateAsync(database.Owner, Cancel), await GivenCompany.CreateAsync(database.Owner, Cancel));
        await database.Owner.ChangeAsync("update companies set vouched_for = true where id = $1", other.Id);
        var agents = (Own: await AgentAsync(company.Id), Foreign: await AgentAsync(other.Id));

        Assert.Equal("not_own_number", await RefusedAsync(company, new { to_number = other.BusinessNumber, direction = "inbound" }));
        Assert.Equal("not_own_number", await RefusedAsync(company, new { from_number = other.BusinessNumber, direction = "outbound" }));
        Assert.Equal("not_own_agent", await RefusedAsync(company, new { agent_id = agents.Foreign }));
        Assert.Equal("not_own_agent", await RefusedAsync(company, new { agent_id = "agent_of_a_typo", to_number = company.BusinessNumber, direction = "inbound" }));
        Assert.Null(await RefusedAsync(company, new { agent_id = agents.Own, to_number = company.BusinessNumber, direction = "inbound" }));
        // Entered by both, and the other one's numbers are checked: it would decide for that one.
        await database.Owner.ChangeAsync("update companies set vouched_for = false where id = $1", company.Id);
        await database.Owner.ChangeAsync($"insert into agents (id, company_id, retell_agent_id, name, created_at) values (gen_random_uuid(), '{company.Id:D}', '{agents.Foreign}', 'Agent', now())");
        Assert.Equal("not_own_agent", await RefusedAsync(company, new { agent_id = agents.Foreign }));

        await _rig.DrainAsync();
        Assert.Equal(0, await CountAsync($"calls where company_id = '{other.Id:D}' and call_id like 'askpro_test_%'"));
    }

    [Fact]
    public async Task The_same_event_twice_is_stored_once_and_a_body_that_is_no_JSON_is_set_aside_for_nobody()
    {
        var company = await ConnectedAsync();

        var twice = await SendAsync(new { companyId = company.Id, kind = "twice" });
        var nonsense = await SendAsync(new { companyId = company.Id, kind = "not_json" });

        Assert.Equal(("204, 204", true), ((string?)twice["seen"], (bool)twice["isAsExpected"]!));
        Assert.Equal(1, await CountAsync($"inbox_jobs where call_id = '{twice["callId"]}' and company_id = '{company.Id:D}' and verified_by = 'company_key'"));
        Assert.Equal(("204", "platform", true), ((string?)nonsense["seen"], (string?)nonsense["door"], (bool)nonsense["isAsExpected"]!));
        Assert.Equal(("discarded", "body_not_json"), ((string?)Step(nonsense, "stored")["code"], (string?)Step(nonsense, "row")["code"]));
        // It is kept, and nobody is alarmed.
        Assert.Equal(0, await CountAsync("inbox_jobs where state in ('quarantined', 'unassigned', 'dead') and call_id is null"));
        Assert.Equal(1, await CountAsync($"inbox_jobs job join inbox_bodies body using (event_id) where job.event_id = '{Step(nonsense, "stored")["eventId"]}' and job.cause = 'test'"));
        var events = (await _platform.GetFromJsonAsync<JsonNode>("/api/operators/events?state=discarded", Cancel))!;
        Assert.Contains(events["items"]!.AsArray(), item => (string?)item!["eventId"] == (string?)Step(nonsense, "stored")["eventId"] && (bool)item["isTest"]!);
        Assert.DoesNotContain(events["causes"]!.AsArray(), cause => (string?)cause!["cause"] is "test" or "body_not_json");
    }

    [Fact]
    public async Task A_received_event_lends_its_shape_and_nothing_that_was_said()
    {
        var company = await ConnectedAsync();
        var id = (await _rig.SendAsync(company.Id, Encoding.UTF8.GetBytes(
            """{"event":"call_ended","call":{"call_id":"call_told","direction":"inbound","from_number":"+4915199990003","duration_ms":61000,"transcript":"Grüße, 7 Uhr!","metadata":{"pin":4711}}}""")))[0];

        var draft = (await _platform.GetFromJsonAsync<JsonNode>($"{Tests}/draft?companyId={company.Id:D}&eventId={id:D}", Cancel))!;

        var call = JsonNode.Parse((string)draft["body"]!)!["call"]!;
        Assert.Equal(("xxxxx, 0 xxx!", 61000, 0, "anonymous", "inbound"), ((string?)call["transcript"], (int)call["duration_ms"]!, (int)call["metadata"]!["pin"]!, (string?)call["from_number"], (string?)call["direction"]));
        Assert.Equal(company.BusinessNumber, (string?)call["to_number"]);
        using var gone = await _platform.GetAsync($"{Tests}/draft?companyId={company.Id:D}&eventId={Guid.Empty:D}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_a_test_is_refused_and_one_person_sends_one_at_a_time()
    {
        var company = await ConnectedAsync();
        foreach (var (body, code) in new[] { ("", "required"), ("[]", "not_an_event"), ("""{"event":"call_ended"}""", "not_an_event"), ("""{"call":{},"call":{}}""", "not_an_event"), (new string(' ', 64_001) + "x", "too_long") })
        {
            using var refused = await _platform.PostAsJsonAsync(Tests, new { companyId = company.Id, kind = "event", body }, Cancel);
            Assert.Equal((HttpStatusCode.BadRequest, code), (refused.StatusCode, (string?)(await refused.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["errors"]!["body"]![0]));
        }

        using var unknown = await _platform.PostAsJsonAsync(Tests, new { companyId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), kind = "twice" }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        await using var other = await database.Owner.OpenConnectionAsync(Cancel);
        await using var turn = new NpgsqlCommand("select pg_advisory_lock(hashtext('front door test'), hashtext((select id from users where email = $1)::text))", other);
        turn.Parameters.AddWithValue(_operator.Email);
        await turn.ExecuteNonQueryAsync(Cancel);
        using var second = await _platform.PostAsJsonAsync(Tests, new { companyId = company.Id, kind = "twice" }, Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "test_under_way"), (second.StatusCode, (string?)(await second.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["code"]));
    }

    private async Task<string> AgentAsync(Guid company)
    {
        var agent = $"agent_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        await _rig.AgentAsync(company, agent);
        return agent;
    }

    /// <summary>The code by which an event of such a call is refused; null when it is sent.</summary>
    private async Task<string?> RefusedAsync(GivenCompany company, object call)
    {
        using var response = await _platform.PostAsJsonAsync(Tests, new { companyId = company.Id, kind = "event", body = JsonSerializer.Serialize(new { @event = "call_started", call }) }, Cancel);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>(Cancel);
        Assert.Equal(answer!["errors"] is null ? HttpStatusCode.Created : HttpStatusCode.BadRequest, response.StatusCode);
        return (string?)answer["errors"]?["body"]?[0];
    }

    private static async Task<(HttpStatusCode Status, string? Code)> AskAsync(HttpClient platform, Guid companyId, string kind)
    {
        using var response = await platform.PostAsJsonAsync(Tests, new { companyId, kind }, Cancel);
        return (response.StatusCode, (string?)(await response.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["code"]);
    }

    /// <summary>A company whose key Api can read.</summary>
    private async Task<GivenCompany> ConnectedAsync()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var texts = _api.Services.GetRequiredService<ProtectedText>();
        var address = $"adresse-{company.Marker}";
        await database.Owner.ChangeAsync(
            "update companies set webhook_key_hash = $2, webhook_key_protected = $3 where id = $1", company.Id, SHA256.HashData(Encoding.UTF8.GetBytes(address)),
            texts.Protect(ProtectedText.WebhookKey, company.Id, address));
        await database.Owner.ChangeAsync("update retell_keys set secret_protected = $2 where company_id = $1", company.Id, texts.Protect(ProtectedText.RetellApiKey, company.Id, CompanyKey));
        return company;
    }

    private async Task<JsonNode> SendAsync(object wish)
    {
        using var response = await _platform.PostAsJsonAsync(Tests, wish, Cancel);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancel));
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Cancel))!;
    }

    private Task<long> CountAsync(string what) => database.Owner.AskAsync<long>(null, $"select count(*) from {what}");

    private static IEnumerable<string?> States(JsonNode test) => test["steps"]!.AsArray().Select(step => (string?)step!["state"]);

    private static JsonNode Step(JsonNode test, string name) => test["steps"]!.AsArray().Single(step => (string?)step!["step"] == name)!;
}
