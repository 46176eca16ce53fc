using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Data.Companies;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using AskPro.Tests.Integration.Retell;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Webhooks;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

public sealed class WebhookWatchOnPostgres15(Postgres15 database, RetellStandIn retell)
    : WebhookWatchTests(database, retell), IClassFixture<Postgres15>, IClassFixture<RetellStandIn>;

public sealed class WebhookWatchOnPostgres18(Postgres18 database, RetellStandIn retell)
    : WebhookWatchTests(database, retell), IClassFixture<Postgres18>, IClassFixture<RetellStandIn>;

/// <summary>What the Worker finds at Retell when nobody looks: each finding is kept, said once, and gone when it is right again.</summary>
public abstract class WebhookWatchTests(TestDatabase database, RetellStandIn retell) : IDisposable
{
    private readonly WatchRig rig = new(database, retell);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        rig.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("webhook_url", "\"https://hooks.old.example/x\"")]
    [InlineData("webhook_url", "null")]
    [InlineData("webhook_events", "[\"call_ended\"]")]
    public async Task Settings_that_somebody_changed_are_found_and_forgotten_when_they_are_right_again(string field, string value)
    {
        var there = await RightAsync();
        await SetAsync(there, new JsonObject { [field] = JsonNode.Parse(value) });
        var before = (await retell.LookAsync(there.Key)).ToJsonString();

        var found = await AgentAsync(there);
        var again = await AgentAsync(there);
        var kept = await StateAsync(there);
        Assert.Equal(before, (await retell.LookAsync(there.Key)).ToJsonString());
        await SetAsync(there, Wish(there).ToJson());
        var repaired = await AgentAsync(there);

        Assert.Equal(("needed", true), (found.Code, found.HasDrifted));
        Assert.Equal(("needed", false), (again.Code, again.HasDrifted));
        Assert.Equal("needed, was right: true", kept);
        Assert.Equal("right", repaired.Code);
        Assert.StartsWith("right", await StateAsync(there), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_leads_to_an_agent_of_nobody_is_found_until_it_leads_back()
    {
        var there = await RightAsync(withNumber: true);
        await BindAsync(there, "agent_of_nobody");

        var moved = (await rig.LookAsync(there.Company, Cancel))!;
        var kept = await CountAsync(there, "agent_of_nobody");
        await BindAsync(there, there.Agent);
        var back = (await rig.LookAsync(there.Company, Cancel))!;

        Assert.Equal(1, moved.Agents.Single(agent => agent.AgentId == "agent_of_nobody").StrayNumbers);
        Assert.Equal(1, kept);
        Assert.Equal((there.Agent, 0), (back.Agents.Single().AgentId, back.Agents.Single().StrayNumbers));
        Assert.Equal(0, await CountAsync(there, "agent_of_nobody"));
    }

    [Theory]
    [InlineData("""{"inbound_agents":[]}""", "number_without_agent")]
    [InlineData(null, "number_not_at_retell")]
    public async Task A_number_that_leads_nowhere_is_found_until_it_leads_somewhere(string? number, string code)
    {
        var there = await RightAsync(withNumber: true);
        var own = there.Company.BusinessNumber;
        await QuietAsync(there);
        await SetNumbersAsync(there, number is null ? [] : [Described(number, own)]);

        var found = (await rig.LookAsync(there.Company, Cancel))!;
        var again = (await rig.LookAsync(there.Company, Cancel))!;
        var kept = await LooseAsync(there);
        await SetNumbersAsync(there, [RetellStandIn.Number(own, there.Agent, "latest")]);
        var back = (await rig.LookAsync(there.Company, Cancel))!;

        Assert.Equal((1, true), (found.LooseNumbers, found.AreLooseNumbersNew));
        Assert.Equal((1, false), (again.LooseNumbers, again.AreLooseNumbersNew));
        Assert.Equal([new LooseNumber(own, code)], kept);
        Assert.Equal((0, false), (back.LooseNumbers, back.AreLooseNumbersNew));
        Assert.Empty(await LooseAsync(there));
    }

    [Fact]
    public async Task A_number_that_Retell_does_not_list_and_that_brings_calls_leads_somewhere()
    {
        var there = await RightAsync(withNumber: true);
        await SetNumbersAsync(there, []);
        Assert.Equal(0, (await rig.LookAsync(there.Company, Cancel))!.LooseNumbers);

        await database.Owner.ChangeAsync("update calls set first_received_at = now() - interval '31 days' where company_id = $1", there.Company.Id);

        Assert.Equal(1, (await rig.LookAsync(there.Company, Cancel))!.LooseNumbers);
    }

    [Theory]
    [InlineData("""{"inbound_webhook_url":"https://asks.example"}""")]
    [InlineData("""{"outbound_agents":[{"agent_id":"agent_of_nobody","weight":1}]}""")]
    public async Task A_number_that_asks_for_its_agent_or_only_calls_leads_somewhere(string number)
    {
        var there = await RightAsync(withNumber: true);
        await SetNumbersAsync(there, [Described(number, there.Company.BusinessNumber)]);

        Assert.Equal(0, (await rig.LookAsync(there.Company, Cancel))!.LooseNumbers);
    }

    [Fact]
    public async Task An_agent_that_another_company_has_entered_is_found_until_it_has_not()
    {
        var there = await RightAsync();
        var other = await rig.AddCompanyAsync(Cancel);
        await rig.EnterKeyAsync(other, there.Key);
        await database.Owner.ChangeAsync("update agents set retell_agent_id = $2 where company_id = $1", other.Id, there.Agent);

        var shared = (await rig.LookAsync(other, Cancel))!.Agents.Single();
        var own = await AgentAsync(there);
        await database.Owner.ChangeAsync("delete from agents where company_id = $1", there.Company.Id);
        var alone = (await rig.LookAsync(other, Cancel))!.Agents.Single();

        Assert.Equal(("shared_agent", "right", "needed"), (shared.Code, own.Code, alone.Code));
    }

    [Fact]
    public async Task An_agent_that_was_deleted_is_found()
    {
        var there = await RightAsync();
        using var delete = new HttpRequestMessage(HttpMethod.Delete, $"/delete-agent/{there.Agent}");
        delete.Headers.Authorization = new AuthenticationHeaderValue("Bearer", there.Key);
        using (var deleted = await retell.Control.SendAsync(delete, Cancel))
            Assert.True(deleted.IsSuccessStatusCode, await deleted.Content.ReadAsStringAsync(Cancel));

        var gone = await AgentAsync(there);

        Assert.Equal(("agent_gone", true), (gone.Code, gone.HasDrifted));
        Assert.Equal("agent_gone, was right: true", await StateAsync(there));
    }

    [Theory]
    [InlineData(401, "retell_key_refused")]
    [InlineData(402, "retell_payment_required")]
    public async Task A_key_that_Retell_does_not_take_any_more_is_said_once_and_forgotten_when_it_does(int status, string code)
    {
        var there = await RightAsync();
        await retell.FailAsync(new JsonObject { ["apiKey"] = there.Key, ["status"] = status });
        var found = await rig.LookAsync(there.Company, Cancel);
        var again = await rig.LookAsync(there.Company, Cancel);
        var kept = await KeyCodeAsync(there);
        await retell.FailAsync();
        var taken = await rig.LookAsync(there.Company, Cancel);

        Assert.Equal((code, true), (found!.Code, found.IsNew));
        Assert.Equal((code, false), (again!.Code, again.IsNew));
        Assert.Equal(code, kept);
        Assert.Equal((WatchedCompany.Done, true), (taken!.Code, taken.IsNew));
        Assert.Equal(DBNull.Value, await KeyCodeAsync(there));
        Assert.StartsWith("right", await StateAsync(there), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "retell_busy")]
    [InlineData(500, "retell_away")]
    public async Task A_Retell_that_does_not_answer_says_nothing_about_an_agent(int status, string code)
    {
        var there = await RightAsync();
        await retell.FailAsync(new JsonObject { ["apiKey"] = there.Key, ["status"] = status });
        var look = await rig.LookAsync(there.Company, Cancel);
        await retell.FailAsync();

        Assert.Equal((code, false, 0), (look!.Code, look.IsNew, look.Agents.Count));
        Assert.Equal(DBNull.Value, await KeyCodeAsync(there));
        Assert.StartsWith("right", await StateAsync(there), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_Retell_lists_and_that_never_arrived_are_found_until_one_arrives()
    {
        var there = await RightAsync(withNumber: true);
        await database.Owner.ChangeAsync("update agent_webhooks set since = since - interval '1 hour' where company_id = $1", there.Company.Id);
        using var placed = await retell.Control.PostAsJsonAsync("/calls", new { scenario = "booking", toNumber = there.Company.BusinessNumber, speed = 100_000 }, Cancel);
        var callId = (string)(await placed.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["callId"]!;

        var silent = await AgentAsync(there);
        var again = await AgentAsync(there);
        var kept = await SilenceAsync(there);
        await database.Owner.ChangeAsync("update calls set call_id = $2 where id = $1", there.Company.CallId, callId);
        var heard = await AgentAsync(there);

        Assert.Equal(("right", 1, true), (silent.Code, silent.SilentCalls, silent.HasFallenSilent));
        Assert.Equal((1, false), (again.SilentCalls, again.HasFallenSilent));
        Assert.Equal((1, 0), (kept, heard.SilentCalls));
        Assert.Equal(0, await SilenceAsync(there));
    }

    [Fact]
    public async Task Calls_from_before_it_was_right_and_calls_that_wait_in_the_inbox_are_no_silence()
    {
        var before = await RightAsync(withNumber: true);
        using (await retell.Control.PostAsJsonAsync("/calls", new { scenario = "booking", toNumber = before.Company.BusinessNumber, speed = 100_000 }, Cancel)) { }
        var waiting = await RightAsync(withNumber: true);
        await database.Owner.ChangeAsync("update agent_webhooks set since = since - interval '1 hour' where company_id = $1", waiting.Company.Id);
        using var placed = await retell.Control.PostAsJsonAsync("/calls", new { scenario = "booking", toNumber = waiting.Company.BusinessNumber, speed = 100_000 }, Cancel);
        await database.Owner.ChangeAsync(
            "insert into inbox_jobs (event_id, received_at, company_id, verified_by, event, call_id, lane, state, signed_at) values (gen_random_uuid(), now(), $1, 'company_key', 'call_ended', $2, $2, 'queued', now())",
            waiting.Company.Id, (string)(await placed.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["callId"]!);

        rig.Turn(TimeSpan.FromMinutes(31));
        var looks = (await rig.RunAsync(Cancel)).Companies;

        Assert.All([before, waiting], there => Assert.Equal(0, looks.Single(look => look.CompanyId == there.Company.Id).Agents.Single().SilentCalls));
    }

    [Fact]
    public async Task Two_Workers_do_not_both_ask_and_nobody_asks_while_it_is_registered_or_before_it_is_due()
    {
        using var other = new WatchRig(database, retell);
        var there = await RightAsync();

        Assert.DoesNotContain((await rig.RunAsync(Cancel)).Companies, look => look.CompanyId == there.Company.Id);
        rig.Turn(TimeSpan.FromMinutes(31));
        other.Turn(TimeSpan.FromHours(24));
        rig.Turn(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(31));
        await using (await RegistrationLock.TryTakeAsync(database.Owner, there.Company.Id, Cancel))
            Assert.DoesNotContain((await rig.RunAsync(Cancel)).Companies, look => look.CompanyId == there.Company.Id);
        var both = await Task.WhenAll(rig.RunAsync(Cancel), other.RunAsync(Cancel));

        Assert.Single(both.SelectMany(result => result.Companies), look => look.CompanyId == there.Company.Id);
    }

    [Fact]
    public async Task A_pass_of_the_loop_says_what_is_new_and_nothing_twice()
    {
        var there = await RightAsync(withNumber: true);
        var revoked = await RightAsync();
        await QuietAsync(there);
        await SetAsync(there, new JsonObject { ["webhook_url"] = "https://hooks.old.example/x" });
        await SetNumbersAsync(there, []);
        await retell.FailAsync(new JsonObject { ["apiKey"] = revoked.Key, ["status"] = 401 });

        await rig.PassAsync(Cancel);
        await rig.PassAsync(Cancel);
        await retell.FailAsync();

        var own = rig.Log.Lines.Where(line => line.Contains($"{there.Company.Id:D}", StringComparison.Ordinal) || line.Contains($"{revoked.Company.Id:D}", StringComparison.Ordinal)).ToList();
        Assert.Single(own, line => line.StartsWith("Warning 3400", StringComparison.Ordinal) && line.Contains("needed", StringComparison.Ordinal));
        Assert.Single(own, line => line.StartsWith("Warning 3402", StringComparison.Ordinal) && line.Contains("retell_key_refused", StringComparison.Ordinal));
        Assert.Single(own, line => line.StartsWith("Warning 3405", StringComparison.Ordinal));
        Assert.All(own, line => Assert.DoesNotContain(there.Company.BusinessNumber, line, StringComparison.Ordinal));
        Assert.All(own, line => Assert.DoesNotContain(revoked.Key, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_company_whose_secrets_cannot_be_read_is_passed_over()
    {
        var there = await RightAsync();
        await database.Owner.ChangeAsync("update retell_keys set secret_protected = 'of another key ring' where company_id = $1", there.Company.Id);

        Assert.Equal(WatchedCompany.KeyUnreadable, (await rig.LookAsync(there.Company, Cancel))!.Code);
    }

    private static RetellWebhookSettings Wish(Watched there) => WebhookWish.For(new Uri(WatchRig.Url(there.Company)));

    /// <summary>A company whose agent is right and was seen so.</summary>
    /// <summary>Nobody has called there.</summary>
    private Task<int> QuietAsync(Watched there) => database.Owner.ChangeAsync("update calls set business_number = null where company_id = $1", there.Company.Id);

    private async Task<Watched> RightAsync(bool withNumber = false)
    {
        // The key's name is its workspace's, and the agent's and the number's come from the company.
        var company = await rig.AddCompanyAsync(Cancel);
        var agent = $"agent_{company.Marker}";
        var key = await retell.AddWorkspaceAsync(
            [RetellStandIn.Agent(agent, 0, false), RetellStandIn.Agent("agent_of_nobody")], withNumber ? [RetellStandIn.Number(company.BusinessNumber, agent, "latest")] : null);
        await rig.EnterKeyAsync(company, key);
        var there = new Watched(company, key, agent);
        await SetAsync(there, Wish(there).ToJson());
        Assert.Equal("right", (await AgentAsync(there)).Code);
        return there;
    }

    private async Task<WatchedAgent> AgentAsync(Watched there) => (await rig.LookAsync(there.Company, Cancel))!.Agents.Single(agent => agent.AgentId == there.Agent);

    private Task<RetellAgent> SetAsync(Watched there, JsonObject fields) => retell.Client().UpdateAgentAsync(there.Key, there.Agent, 0, fields, Cancel);

    private Task<RetellNumber> BindAsync(Watched there, string agent) => retell.Client().UpdateNumberAsync(
        there.Key, there.Company.BusinessNumber, new RetellNumberChange([new RetellBinding(agent, null, RetellBinding.Latest, JsonElement.Parse("""{"weight":1}"""))], null), Cancel);

    private static JsonObject Described(string fields, string number)
    {
        var described = JsonNode.Parse(fields)!.AsObject();
        described["phone_number"] = number;
        return described;
    }

    /// <summary>The workspace again, with its agents as they are and other numbers.</summary>
    private async Task SetNumbersAsync(Watched there, JsonArray numbers)
    {
        var agents = (await retell.LookAsync(there.Key))["agents"]!.DeepClone();
        using var put = await retell.Control.PostAsJsonAsync(
            "/retell/workspaces", new JsonObject { ["name"] = there.Key, ["keys"] = new JsonArray(there.Key), ["agents"] = agents, ["numbers"] = numbers }, Cancel);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<IReadOnlyList<LooseNumber>> LooseAsync(Watched there) => LooseNumber.Read(
        await database.Owner.AskAsync<string>(null, $"select loose_numbers::text from retell_keys where company_id = '{there.Company.Id:D}'"));

    private Task<string> StateAsync(Watched there) => database.Owner.AskAsync<string>(
        null, $"select code || ', was right: ' || (right_at is not null)::text from agent_webhooks where company_id = '{there.Company.Id:D}' and retell_agent_id = '{there.Agent}'");

    private Task<int> SilenceAsync(Watched there) => database.Owner.AskAsync<int>(null, $"select silent_calls from agent_webhooks where company_id = '{there.Company.Id:D}'");

    private Task<object> KeyCodeAsync(Watched there) => database.Owner.AskAsync<object>(null, $"select check_code from retell_keys where company_id = '{there.Company.Id:D}'");

    private Task<long> CountAsync(Watched there, string agent) =>
        database.Owner.AskAsync<long>(null, $"select count(*) from agent_webhooks where company_id = '{there.Company.Id:D}' and retell_agent_id = '{agent}'");

    private sealed record Watched(GivenCompany Company, string Key, string Agent);
}
