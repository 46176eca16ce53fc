using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AskPro.Data.Companies;
using AskPro.Data.PhoneNumbers;
using AskPro.Tests.Integration.Retell;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Webhooks at Retell over Api: looked at without a change, registered one by one, kept for the pages, resumable, each trouble with its code.</summary>
public sealed class RetellWebhookTests(Postgres18 database, RetellStandIn retell) : IClassFixture<Postgres18>, IClassFixture<RetellStandIn>, IAsyncDisposable
{
    private const string Webhooks = "/api/retell-webhooks";
    private const string Registrations = $"{Webhooks}/registrations";

    private readonly List<ApiServer> _servers = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task A_look_changes_nothing_and_says_what_differs_without_anybodys_secret()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 3, true, ("webhook_url", "https://hooks.old.example/secret-of-others"))]);
        var before = (await retell.LookAsync(there.Key)).ToJsonString();

        var untouched = await ListAsync(there);
        var text = await ReadAsync(await there.Client.PostAsync($"{Webhooks}/looks", null, Cancel), HttpStatusCode.OK);
        var item = Assert.Single(JsonNode.Parse(text)!["items"]!.AsArray())!;

        Assert.Null((string?)untouched["code"]);
        Assert.Equal(("needed", false, there.Company.Marker), ((string?)item["code"], (bool)item["isDrift"]!, (string?)item["name"]));
        Assert.Equal(["url", "events"], item["differences"]!.AsArray().Select(difference => (string?)difference!["field"]));
        Assert.Equal(("hooks.old.example", "api.askpro.example"), ((string?)item["differences"]![0]!["before"], (string?)item["differences"]![0]!["after"]));
        Assert.DoesNotContain("secret-of-others", text, StringComparison.Ordinal);
        Assert.Equal(before, (await retell.LookAsync(there.Key)).ToJsonString());
        Assert.Equal("needed", (string?)(await ListAsync(there))["code"]);
    }

    [Fact]
    public async Task Registering_twice_changes_Retell_once_and_is_audited_once()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 3)], (number, agent) => [RetellStandIn.Number(number, agent, 3)]);

        var first = await RegisterAsync(there);
        var after = (await retell.LookAsync(there.Key)).ToJsonString();
        var second = await RegisterAsync(there);

        Assert.Equal(("right", "right"), ((string?)first["code"], (string?)second["code"]));
        Assert.Equal(after, (await retell.LookAsync(there.Key)).ToJsonString());
        var newest = JsonNode.Parse(after)!["agents"]!.AsArray()[^1]!;
        Assert.Equal((await AddressAsync(there), true), ((string?)newest["webhook_url"], (bool)newest["is_published"]!));
        Assert.Single(first["numbers"]!.AsArray());
        Assert.Equal(1, await AuditedAsync(there));
    }

    [Fact]
    public async Task What_was_right_and_is_not_any_more_is_drift_until_it_is_repaired()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 0, false)]);
        await RegisterAsync(there);
        await retell.Client().UpdateAgentAsync(there.Key, there.Agent, 0, new JsonObject { ["webhook_url"] = "https://elsewhere.example" }, Cancel);

        using (await there.Client.PostAsync($"{Webhooks}/looks", null, Cancel)) { }
        var drift = await ListAsync(there);
        var repaired = await RegisterAsync(there);

        Assert.Equal(("needed", true), ((string?)drift["code"], (bool)drift["isDrift"]!));
        Assert.Equal(("right", false), ((string?)repaired["code"], (bool)repaired["isDrift"]!));
    }

    [Fact]
    public async Task Somebodys_draft_is_shown_and_published_only_as_it_was_shown()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 3, true, ("voice_id", "one")), RetellStandIn.Agent(agent, 4, false, ("voice_id", "other"))]);

        var shown = await RegisterAsync(there);
        await retell.Client().UpdateAgentAsync(there.Key, there.Agent, 4, new JsonObject { ["voice_id"] = "third" }, Cancel);
        var refused = await RegisterAsync(there, Fingerprint(shown));
        var kept = await ListAsync(there);
        var before = (await retell.LookAsync(there.Key))["agents"]!.AsArray()[^1]!;
        var confirmed = await RegisterAsync(there, Fingerprint(refused));

        Assert.Equal(("foreign_draft", 4), ((string?)shown["code"], (int)shown["draft"]!["version"]!));
        Assert.Equal("""[{"field":"voice_id","before":"one","after":"other","isPart":false}]""", shown["draft"]!["changes"]!.ToJsonString());
        Assert.Equal(("foreign_draft", "third"), ((string?)refused["code"], (string?)refused["draft"]!["changes"]![0]!["after"]));
        Assert.Equal(Fingerprint(refused), Fingerprint(kept));
        Assert.False((bool)before["is_published"]!);
        Assert.Equal("right", (string?)confirmed["code"]);
        Assert.Equal($"4 {Fingerprint(refused)}", await database.Owner.AskAsync<string>(
            null, $"select concat(after->>'publishedDraft', ' ', after->>'draftFingerprint') from audit_entries where company_id = '{there.Company.Id:D}' and action = 'agent.webhook_registered'"));
        Assert.True((bool)(await retell.LookAsync(there.Key))["agents"]!.AsArray()[^1]!["is_published"]!);
    }

    [Theory]
    [InlineData("manager", true)]
    [InlineData("support", false)]
    public async Task A_draft_is_confirmed_by_the_companys_own_people_and_repaired_by_support(string role, bool may)
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 3), RetellStandIn.Agent(agent, 4, false, ("voice_id", "other"))]);
        var shown = await RegisterAsync(there);
        var api = _servers[^1];
        using var client = api.As(role == "support"
            ? await SupportTests.OpenAsync(api, database.Owner, there.Company)
            : await api.TokenAsync(await there.Company.AddMemberAsync(database.Owner, role, Cancel), Cancel));
        var with = there with { Client = client };

        Assert.Equal("foreign_draft", (string?)(await RegisterAsync(with))["code"]);
        using var answer = await client.PostAsJsonAsync(Registrations, new { agentId = there.Agent, confirmedDraft = Fingerprint(shown) }, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(!may, text.Contains("not_for_support", StringComparison.Ordinal));
        Assert.Equal(may, (bool)(await retell.LookAsync(there.Key))["agents"]!.AsArray()[^1]!["is_published"]!);
    }

    [Fact]
    public async Task Cut_off_half_way_it_says_so_and_the_second_press_carries_on()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 3)]);
        await retell.FailAsync(new JsonObject { ["apiKey"] = there.Key, ["operation"] = "publish-agent-version", ["status"] = 500 });

        var cut = await RefusedAsync(there, HttpStatusCode.FailedDependency);
        await retell.FailAsync();
        var carried = await RegisterAsync(there);

        Assert.Equal(("registration_cut_off", "right"), (cut, (string?)carried["code"]));
        var versions = (await retell.LookAsync(there.Key))["agents"]!.AsArray();
        Assert.Equal([true, true], versions.Select(version => (bool)version!["is_published"]!));
        Assert.Equal(2, await AuditedAsync(there));
    }

    [Theory]
    [InlineData("""{"drop":true}""", 1)]
    [InlineData("""{"drop":true,"done":true}""", 2)]
    [InlineData("""{"status":500,"done":true}""", 2)]
    [InlineData("""{"delayMs":60000}""", 1)]
    public async Task Without_an_answer_to_the_first_change_nobody_says_that_nothing_was_changed(string fault, int versions)
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 3)]);
        var armed = JsonNode.Parse(fault)!.AsObject();
        (armed["apiKey"], armed["operation"]) = (there.Key, "create-agent-version");
        await retell.FailAsync(armed);

        var cut = await RefusedAsync(there, HttpStatusCode.FailedDependency);
        await retell.FailAsync();
        var held = (await retell.LookAsync(there.Key))["agents"]!.AsArray().Count;
        using (await there.Client.PostAsync($"{Webhooks}/looks", null, Cancel)) { }
        var again = (string?)(await ListAsync(there))["code"];
        var carried = (string?)(await RegisterAsync(there))["code"];

        Assert.Equal(("registration_cut_off", versions, "needed", "right"), (cut, held, again, carried));
        Assert.Equal(2, (await retell.LookAsync(there.Key))["agents"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(401, "retell_key_refused")]
    [InlineData(402, "retell_payment_required")]
    [InlineData(429, "retell_busy")]
    [InlineData(500, "retell_away")]
    public async Task What_Retell_answers_is_a_code_and_what_was_known_stays(int status, string code)
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 0, false)]);
        await RegisterAsync(there);
        await retell.FailAsync(new JsonObject { ["apiKey"] = there.Key, ["status"] = status });

        var looked = await CodeAsync(await there.Client.PostAsync($"{Webhooks}/looks", null, Cancel), HttpStatusCode.FailedDependency);
        var registered = await RefusedAsync(there, HttpStatusCode.FailedDependency);
        await retell.FailAsync();

        Assert.Equal((code, code), (looked, registered));
        Assert.Equal("right", (string?)(await ListAsync(there))["code"]);
        var kept = await database.Owner.AskAsync<object>(null, $"select check_code from retell_keys where company_id = '{there.Company.Id:D}'");
        Assert.Equal(status is 401 or 402 ? code : (object)DBNull.Value, kept);
    }

    [Fact]
    public async Task A_Retell_that_is_slow_is_not_waited_for_longer_than_a_page_may_be()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 3)]);
        await retell.FailAsync(new JsonObject { ["apiKey"] = there.Key, ["delayMs"] = 60_000 });
        var started = TimeProvider.System.GetTimestamp();

        var code = await RefusedAsync(there, HttpStatusCode.FailedDependency);
        await retell.FailAsync();

        Assert.Equal("retell_away", code);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_agent_that_is_gone_is_said_to_be_gone()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent("agent_other")]);

        Assert.Equal("agent_gone", (string?)(await RegisterAsync(there))["code"]);
    }

    [Fact]
    public async Task A_number_at_an_agent_that_is_not_entered_is_said_until_the_agent_is_entered()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent), RetellStandIn.Agent("agent_elsewhere")], (number, _) => [RetellStandIn.Number(number, "agent_elsewhere", "latest")]);
        using (await there.Client.PostAsync($"{Webhooks}/looks", null, Cancel)) { }

        var stray = await ItemAsync(there, "agent_elsewhere");
        using var entered = await there.Client.PostAsJsonAsync("/api/agents", new { retellAgentId = "agent_elsewhere", name = "Else" }, Cancel);

        Assert.Single(stray["strayNumbers"]!.AsArray());
        Assert.True(entered.IsSuccessStatusCode);
        Assert.Empty((await ItemAsync(there, "agent_elsewhere"))["strayNumbers"]!.AsArray());
    }

    [Fact]
    public async Task A_number_that_leads_nowhere_is_said_until_it_is_removed()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent)]);
        // Nobody has called there: otherwise it leads somewhere.
        await database.Owner.ChangeAsync("update calls set business_number = null where company_id = $1", there.Company.Id);

        using (await there.Client.PostAsync($"{Webhooks}/looks", null, Cancel)) { }
        var loose = Assert.Single((await there.Client.GetFromJsonAsync<JsonNode>(Webhooks, Cancel))!["looseNumbers"]!.AsArray())!;
        await database.Owner.ChangeAsync("delete from phone_numbers where company_id = $1", there.Company.Id);
        var removed = (await there.Client.GetFromJsonAsync<JsonNode>(Webhooks, Cancel))!["looseNumbers"]!.AsArray();

        Assert.Equal(("number_not_at_retell", PhoneNumberReader.Format(there.Company.BusinessNumber)), ((string?)loose["code"], (string?)loose["number"]));
        Assert.Empty(removed);
    }

    [Fact]
    public async Task Silence_is_said_until_a_call_of_the_agent_arrives_and_a_look_that_is_answered_clears_the_key()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 0, false)]);
        await RegisterAsync(there);
        await database.Owner.ChangeAsync($"update agent_webhooks set silent_calls = 4, silent_since = now() - interval '5 minutes' where company_id = '{there.Company.Id:D}'");
        await database.Owner.ChangeAsync($"update retell_keys set check_code = 'retell_key_refused' where company_id = '{there.Company.Id:D}'");

        // What AskPro sent itself shows nothing about Retell.
        await database.Owner.ChangeAsync($"update calls set call_id = 'askpro_test_1', agent_id = '{there.Agent}', first_received_at = now() where company_id = '{there.Company.Id:D}'");
        var silent = (await there.Client.GetFromJsonAsync<JsonNode>(Webhooks, Cancel))!;
        await database.Owner.ChangeAsync($"update calls set call_id = 'call_1', agent_id = '{there.Agent}', first_received_at = now() where company_id = '{there.Company.Id:D}'");
        using (await there.Client.PostAsync($"{Webhooks}/looks", null, Cancel)) { }
        var heard = (await there.Client.GetFromJsonAsync<JsonNode>(Webhooks, Cancel))!;

        Assert.Equal(("retell_key_refused", 4), ((string?)silent["keyCode"], (int)silent["items"]![0]!["silentCalls"]!));
        Assert.Equal((null, 0, null), ((string?)heard["keyCode"], (int)heard["items"]![0]!["silentCalls"]!, (string?)heard["items"]![0]!["silentSince"]));
    }

    [Fact]
    public async Task A_step_that_makes_no_sense_to_Retell_is_kept_as_refused()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 3)]);
        await retell.FailAsync(new JsonObject { ["apiKey"] = there.Key, ["operation"] = "update-agent", ["status"] = 422 });

        var item = await RegisterAsync(there);
        await retell.FailAsync();

        Assert.Equal("retell_refused", (string?)item["code"]);
    }

    [Fact]
    public async Task Nobody_asks_for_a_company_without_a_key_for_anothers_agent_or_twice_at_a_time()
    {
        var there = await ConnectedAsync(agent => [RetellStandIn.Agent(agent, 3), RetellStandIn.Agent("agent_of_another_company")]);
        await using (await RegistrationLock.TryTakeAsync(database.Owner, there.Company.Id, Cancel))
            Assert.Equal("registration_under_way", await RefusedAsync(there, HttpStatusCode.Conflict));

        Assert.Equal("not_found", await RefusedAsync(there with { Agent = "agent_of_another_company" }, HttpStatusCode.NotFound));

        await database.Owner.ChangeAsync($"delete from retell_keys where company_id = '{there.Company.Id:D}'");
        Assert.Equal("no_retell_key", await RefusedAsync(there, HttpStatusCode.Conflict));
        Assert.Null((await retell.LookAsync(there.Key))["agents"]!.AsArray()[^1]!["webhook_url"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_companies_in_one_workspace_the_second_does_not_get_the_firsts_agent(bool byNumber)
    {
        var first = await ConnectedAsync(
            agent => [RetellStandIn.Agent(agent, 3)], byNumber ? (number, agent) => [RetellStandIn.Number(number, agent, "latest_published")] : null);
        await RegisterAsync(first);
        if (byNumber)
            await database.Owner.ChangeAsync("delete from agents where company_id = $1", first.Company.Id);
        var second = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync($"update agents set retell_agent_id = '{first.Agent}' where company_id = '{second.Id:D}'");
        var there = await ConnectedAsync(second, first.Key, first.Agent);
        var before = (await retell.LookAsync(first.Key)).ToJsonString();

        using (await there.Client.PostAsync($"{Webhooks}/looks", null, Cancel)) { }
        var looked = (string?)(await ListAsync(there))["code"];
        var registered = (string?)(await RegisterAsync(there))["code"];

        Assert.Equal(("shared_agent", "shared_agent"), (looked, registered));
        Assert.Equal(before, (await retell.LookAsync(first.Key)).ToJsonString());
        Assert.Equal((0, "right"), (await AuditedAsync(there), (string?)(await RegisterAsync(first))["code"]));
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(Cancel);
            Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {text}");
            return text;
        }
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response, HttpStatusCode expected) => (string?)JsonNode.Parse(await ReadAsync(response, expected))!["code"];

    private static async Task<JsonNode> RegisterAsync(Connected there, string? confirmedDraft = null) => JsonNode.Parse(
        await ReadAsync(await there.Client.PostAsJsonAsync(Registrations, new { agentId = there.Agent, confirmedDraft }, Cancel), HttpStatusCode.OK))!;

    private static async Task<string?> RefusedAsync(Connected there, HttpStatusCode expected) =>
        await CodeAsync(await there.Client.PostAsJsonAsync(Registrations, new { agentId = there.Agent }, Cancel), expected);

    private static string? Fingerprint(JsonNode item) => (string?)item["draft"]!["fingerprint"];

    private static async Task<JsonNode> ListAsync(Connected there) => (await there.Client.GetFromJsonAsync<JsonNode>(Webhooks, Cancel))!["items"]![0]!;

    private static async Task<JsonNode> ItemAsync(Connected there, string agent) =>
        (await there.Client.GetFromJsonAsync<JsonNode>(Webhooks, Cancel))!["items"]!.AsArray().Single(item => (string?)item!["agentId"] == agent)!;

    private static async Task<string?> AddressAsync(Connected there) => (string?)(await there.Client.GetFromJsonAsync<JsonNode>(Webhooks, Cancel))!["address"];

    private Task<long> AuditedAsync(Connected there) =>
        database.Owner.AskAsync<long>(null, $"select count(*) from audit_entries where company_id = '{there.Company.Id:D}' and action = 'agent.webhook_registered'");

    private async Task<Connected> ConnectedAsync(Func<string, JsonArray> agents, Func<string, string, JsonArray>? numbers = null)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var agent = $"agent_{company.Marker}";
        return await ConnectedAsync(company, await retell.AddWorkspaceAsync(agents(agent), numbers?.Invoke(company.BusinessNumber, agent)), agent);
    }

    private async Task<Connected> ConnectedAsync(GivenCompany company, string key, string agent)
    {
        await database.Owner.ChangeAsync($"delete from retell_keys where company_id = '{company.Id:D}'");
        var api = new ApiServer(database.ConnectionString("askpro_api"), null, [("Retell:ApiUrl", retell.Address.ToString()), ("Retell:Repetitions", "0")]) { EnvironmentName = "Development" };
        _servers.Add(api);
        var client = api.As(await api.TokenAsync(company, Cancel));
        using var entered = await client.PostAsJsonAsync("/api/retell-keys", new { key }, Cancel);
        Assert.True(entered.IsSuccessStatusCode, await entered.Content.ReadAsStringAsync(Cancel));
        return new Connected(company, client, key, agent);
    }

    private sealed record Connected(GivenCompany Company, HttpClient Client, string Key, string Agent);
}
