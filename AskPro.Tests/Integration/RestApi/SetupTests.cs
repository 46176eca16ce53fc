using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AskPro.Api.Features.Setup;
using AskPro.Api.Features.Webhooks.Keys;
using AskPro.Integrations.Retell.Signatures;
using AskPro.Tests.Integration.Retell;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The set-up over Api: steps that a machine checks, and tests of the whole way whose lights say where it ends and why.</summary>
public sealed class SetupTests(Postgres18 database, RetellStandIn retell) : IClassFixture<Postgres18>, IClassFixture<RetellStandIn>, IAsyncDisposable
{
    private const string Tests = "/api/setup/tests";

    private readonly List<ApiServer> _servers = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task A_step_is_done_when_a_machine_finds_nothing_against_it_and_its_times_are_those_of_the_first_time()
    {
        var there = await ConnectedAsync();
        await database.Owner.ChangeAsync($"update branches set region = null where company_id = '{there.Company.Id:D}'");

        var opened = await MarkAsync(there, "company", "opened");
        using var refused = await there.Client.PutAsJsonAsync("/api/setup/steps/company", new { outcome = "done" }, Cancel);
        await database.Owner.ChangeAsync($"update branches set region = 'DE-BE' where company_id = '{there.Company.Id:D}'");
        await MarkAsync(there, "company", "done");
        var again = await MarkAsync(there, "company", "opened");
        await database.Owner.ChangeAsync($"update branches set region = null where company_id = '{there.Company.Id:D}'");
        var undone = (await there.Client.GetFromJsonAsync<JsonNode>("/api/setup", Cancel))!;

        Assert.Equal(("done", "begun", "open"), (State(opened, "account"), State(opened, "company"), State(opened, "webhook")));
        Assert.Equal("setup_step_unfinished", (string?)(await refused.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["code"]);
        Assert.Equal("done", State(again, "company"));
        Assert.Equal((string?)Step(opened, "company")["openedAt"], (string?)Step(again, "company")["openedAt"]);
        Assert.Equal(("begun", "company"), (State(undone, "company"), (string?)undone["next"]));
    }

    [Theory]
    [InlineData("nonsense", "done", HttpStatusCode.NotFound)]
    [InlineData("privacy", "nonsense", HttpStatusCode.BadRequest)]
    [InlineData("retell", "skipped", HttpStatusCode.BadRequest)]
    [InlineData("calendar", "skipped", HttpStatusCode.OK)]
    public async Task Only_what_may_wait_is_left_out(string step, string outcome, HttpStatusCode expected)
    {
        var there = await ConnectedAsync();

        using var answer = await there.Client.PutAsJsonAsync($"/api/setup/steps/{step}", new { outcome }, Cancel);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_test_event_goes_through_the_front_door_and_says_nothing_about_the_key_that_Retell_signs_with()
    {
        var there = await ConnectedAsync();

        var test = await StartAsync(there, "event");
        await WriteSightingsAsync(there);

        Assert.Equal(["waiting", "waiting", "waiting", "waiting", "waiting", "waiting"], States(test));
        Assert.Equal("call_analyzed call_ended call_started", await database.Owner.AskAsync<string>(null,
            $"select string_agg(event, ' ' order by event) from inbox_jobs where company_id = '{there.Company.Id:D}' and verified_by = 'company_key' and state = 'queued' and call_id = 'askpro_test_{Guid.Parse((string)test["id"]!):N}'"));
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, $"select count(*) from retell_keys where company_id = '{there.Company.Id:D}' and first_signed_at is not null"));
    }

    [Fact]
    public async Task Lights_go_on_with_what_is_stored_and_the_last_one_finishes_the_step()
    {
        var there = await ConnectedAsync();
        var test = await StartAsync(there, "call");
        var call = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await database.Owner.ChangeAsync(
            $"""
            insert into calls (id, company_id, call_id, stage, resolution_method, stamps, unreadable_fields, first_received_at, updated_at)
            values ('{call:D}', '{there.Company.Id:D}', 'call_{call:N}', 1, 'url_key', '{"{}"}', '{"{}"}', now(), now())
            """);

        var called = await LatestAsync(there);
        using (var early = await there.Client.PutAsync($"{Tests}/{test["id"]}/seen", null, Cancel))
            Assert.False((bool)(await early.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["isPassed"]!);
        await database.Owner.ChangeAsync(
            $"insert into call_turns (company_id, call_id, position, role, content) values ('{there.Company.Id:D}', '{call:D}', 0, 'agent', 'Guten Tag')");
        await database.Owner.ChangeAsync($"update calls set stage = 3, ended_received_at = now(), analyzed_at = now(), summary = 'Fragt nach Zeiten.' where id = '{call:D}'");
        var ready = await LatestAsync(there);
        using var seen = await there.Client.PutAsync($"{Tests}/{test["id"]}/seen", null, Cancel);
        var passed = (await seen.Content.ReadFromJsonAsync<JsonNode>(Cancel))!;

        Assert.Equal(["on", "on", "on", "waiting", "waiting", "waiting"], States(called));
        Assert.Equal(["on", "on", "on", "on", "on", "waiting"], States(ready));
        Assert.Equal(((bool?)true, (string?)call.ToString("D")), ((bool?)passed["isPassed"], (string?)passed["callId"]));
        Assert.Equal("done", State((await there.Client.GetFromJsonAsync<JsonNode>("/api/setup", Cancel))!, "test_call"));
    }

    [Theory]
    [InlineData("update calls set stage = 2, ended_received_at = now()", "transcript", "no_transcript")]
    [InlineData("update calls set stage = 3, analyzed_at = now()", "summary", "no_summary")]
    [InlineData("update calls set stage = 2, ended_received_at = now() - interval '11 minutes'", "summary", "no_analysis")]
    public async Task What_is_missing_from_a_call_is_a_red_light(string sql, string light, string code)
    {
        var there = await ConnectedAsync();
        await StartAsync(there, "call");
        var call = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await database.Owner.ChangeAsync(
            $"""
            insert into calls (id, company_id, call_id, stage, resolution_method, stamps, unreadable_fields, first_received_at, updated_at)
            values ('{call:D}', '{there.Company.Id:D}', 'call_{call:N}', 1, 'url_key', '{"{}"}', '{"{}"}', now(), now())
            """);
        await database.Owner.ChangeAsync($"{sql} where id = '{call:D}'");

        var test = await LatestAsync(there);

        Assert.Equal(("off", code), Light(test, light));
    }

    [Fact]
    public async Task A_signature_of_another_key_is_a_red_light_and_not_silence()
    {
        var there = await ConnectedAsync();
        await StartAsync(there, "call");
        var body = Encoding.UTF8.GetBytes("""{"event":"call_started","call":{"call_id":"call_1"}}""");
        var address = (string)(await there.Client.GetFromJsonAsync<JsonNode>("/api/retell-webhooks", Cancel))!["address"]!;
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation(RetellSignature.HeaderName, RetellSignature.Sign(body, "key_of_another_workspace", TimeProvider.System.GetUtcNow()));

        using var refused = await there.Server.CreateClient().SendAsync(request, Cancel);
        await WriteSightingsAsync(there);
        var test = await LatestAsync(there);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(["on", "on", "off", "waiting", "waiting", "waiting"], States(test));
        Assert.Equal(("off", "signature_refused"), Light(test, "signature"));
    }

    [Theory]
    [InlineData("nothing", "called", "no_call_at_retell")]
    [InlineData("other_number", "called", "number_not_at_retell")]
    [InlineData("no_agent", "called", "number_without_agent")]
    [InlineData("refused", "called", "retell_key_refused")]
    public async Task When_nothing_comes_Retell_is_asked_why(string situation, string light, string code)
    {
        var there = await ConnectedAsync((number, agent) => situation switch
        {
            "other_number" => [RetellStandIn.Number("+4989999999", agent, 0)],
            "no_agent" => [new JsonObject { ["phone_number"] = number, ["inbound_agents"] = new JsonArray() }],
            _ => [RetellStandIn.Number(number, agent, 0)],
        });
        var test = await StartAsync(there, "call");
        using var early = await there.Client.PostAsync($"{Tests}/{test["id"]}/causes", null, Cancel);
        await database.Owner.ChangeAsync($"update setup_tests set started_at = now() - interval '2 minutes' where company_id = '{there.Company.Id:D}'");
        if (situation == "refused")
            await retell.FailAsync(new JsonObject { ["apiKey"] = there.Key, ["status"] = 401 });

        using var asked = await there.Client.PostAsync($"{Tests}/{test["id"]}/causes", null, Cancel);
        await retell.FailAsync();
        var found = (await asked.Content.ReadFromJsonAsync<JsonNode>(Cancel))!;

        Assert.DoesNotContain("off", States((await early.Content.ReadFromJsonAsync<JsonNode>(Cancel))!));
        Assert.Equal(("off", code), Light(found, light));
    }

    [Fact]
    public async Task Who_is_restricted_to_branches_learns_of_no_other_call_by_a_test()
    {
        var there = await ConnectedAsync();
        await database.Owner.ChangeAsync($"update memberships set role = 'manager', all_branches = false where company_id = '{there.Company.Id:D}'");
        var restricted = there with { Client = there.Server.As(await there.Server.TokenAsync(there.Company, Cancel)) };
        var test = await StartAsync(restricted, "call");
        await database.Owner.ChangeAsync($"update setup_tests set started_at = now() - interval '2 minutes' where company_id = '{there.Company.Id:D}'");
        var call = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await database.Owner.ChangeAsync(
            $"""
            insert into calls (id, company_id, call_id, stage, resolution_method, stamps, unreadable_fields, first_received_at, updated_at)
            values ('{call:D}', '{there.Company.Id:D}', 'call_{call:N}', 1, 'url_key', '{"{}"}', '{"{}"}', now(), now())
            """);

        using var asked = await restricted.Client.PostAsync($"{Tests}/{test["id"]}/causes", null, Cancel);

        Assert.DoesNotContain(call.ToString("D"), await asked.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await database.Owner.ChangeAsync($"update memberships set role = 'owner', all_branches = true where company_id = '{there.Company.Id:D}'");
        Assert.Equal(call.ToString("D"), (string?)(await LatestAsync(there))["callId"]);
    }

    [Fact]
    public async Task Without_a_key_no_test_begins()
    {
        var there = await ConnectedAsync();
        await database.Owner.ChangeAsync($"delete from retell_keys where company_id = '{there.Company.Id:D}'");

        using var refused = await there.Client.PostAsJsonAsync(Tests, new { kind = "event" }, Cancel);

        Assert.Equal((HttpStatusCode.Conflict, "no_retell_key"), (refused.StatusCode, (string?)(await refused.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["code"]));
    }

    [Fact]
    public async Task A_front_door_that_does_not_answer_is_a_red_light()
    {
        var there = await ConnectedAsync(opensDoor: false);

        var test = await StartAsync(there, "event");

        Assert.Equal(("off", "front_door_away"), Light(test, "called"));
    }

    private static JsonNode Step(JsonNode setup, string step) => setup["steps"]!.AsArray().Single(row => (string?)row!["step"] == step)!;

    private static string? State(JsonNode setup, string step) => (string?)Step(setup, step)["state"];

    private static IEnumerable<string?> States(JsonNode test) => test["lights"]!.AsArray().Select(light => (string?)light!["state"]);

    private static (string?, string?) Light(JsonNode test, string name)
    {
        var light = test["lights"]!.AsArray().Single(row => (string?)row!["light"] == name)!;
        return ((string?)light["state"], (string?)light["code"]);
    }

    private static async Task<JsonNode> MarkAsync(Connected there, string step, string outcome)
    {
        using var answer = await there.Client.PutAsJsonAsync($"/api/setup/steps/{step}", new { outcome }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!;
    }

    private static async Task<JsonNode> StartAsync(Connected there, string kind)
    {
        using var answer = await there.Client.PostAsJsonAsync(Tests, new { kind }, Cancel);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancel));
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!;
    }

    private static async Task<JsonNode> LatestAsync(Connected there) => (await there.Client.GetFromJsonAsync<JsonNode>($"{Tests}/latest", Cancel))!["test"]!;

    private static Task<KeySightingTurn> WriteSightingsAsync(Connected there) =>
        there.Server.Services.GetServices<IHostedService>().OfType<KeySightingWriter>().Single().RunOnceAsync(Cancel);

    private async Task<Connected> ConnectedAsync(Func<string, string, JsonArray>? numbers = null, bool opensDoor = true)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync($"delete from retell_keys where company_id = '{company.Id:D}'");
        var agent = $"agent_{company.Marker}";
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent(agent)], numbers?.Invoke(company.BusinessNumber, agent));
        ApiServer? api = null;
        api = new ApiServer(
            database.ConnectionString("askpro_api"),
            services => services.AddHttpClient<FrontDoor>().ConfigurePrimaryHttpMessageHandler(() => opensDoor ? api!.Server.CreateHandler() : new ClosedDoor()),
            [("Retell:ApiUrl", retell.Address.ToString()), ("Retell:Repetitions", "0")])
        {
            EnvironmentName = "Development",
        };
        _servers.Add(api);
        var client = api.As(await api.TokenAsync(company, Cancel));
        using var entered = await client.PostAsJsonAsync("/api/retell-keys", new { key }, Cancel);
        Assert.True(entered.IsSuccessStatusCode, await entered.Content.ReadAsStringAsync(Cancel));
        return new Connected(company, api, client, key);
    }

    private sealed record Connected(GivenCompany Company, ApiServer Server, HttpClient Client, string Key);

    private sealed class ClosedDoor : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new HttpRequestException("Nobody is there.");
    }
}
