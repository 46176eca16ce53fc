using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using Xunit;

namespace AskPro.Tests.Integration.Retell;

/// <summary>The registration from each state in which an agent may be found.</summary>
public sealed class RegistrationTests(RetellStandIn retell) : IClassFixture<RetellStandIn>
{
    private const string Agent = "agent_a";
    private const string Phone = "+493023125061";

    private static readonly RetellWebhookSettings Wish = WebhookWish.For(new Uri("https://api.example.invalid/api/retell/webhook/abc"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null)]
    [InlineData("https://elsewhere.example.invalid/hook", null)]
    [InlineData("https://api.example.invalid/api/retell/webhook/abc", """["call_ended"]""")]
    [InlineData("https://api.example.invalid/api/retell/webhook/abc", """[]""")]
    public async Task A_published_agent_gets_a_new_version_with_three_fields_changed(string? url, string? events)
    {
        var key = await AddAsync([Published(3, ("prompt", "Guten Tag"), ("webhook_url", url), ("webhook_events", events is null ? null : JsonNode.Parse(events)))], "latest_published");

        var report = await RunAsync(key);

        Assert.Equal(("registered", true), (report.Code, report.IsFine));
        Assert.Equal(["MakeVersion 3 done", "SetWebhook 4 done", "Publish 4 done"], Steps(report));
        Assert.Equal((3, url), (report.Before.Single().Version, report.Before.Single().Webhook.Url));
        Assert.Equal((4, Wish.Url), (report.After.Single().Version, report.After.Single().Webhook.Url));
        Assert.Equal([Phone], report.After.Single().Numbers);
        var versions = await VersionsAsync(key);
        Assert.Equal("Guten Tag", versions[4]["prompt"]!.GetValue<string>());
        Assert.True(versions[4]["is_published"]!.GetValue<bool>());
        Assert.Equal(url, versions[3]["webhook_url"]?.GetValue<string>());
        await AssertNothingLeftAsync(key);
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("latest_published")]
    [InlineData("prod")]
    [InlineData(null)]
    public async Task Numbers_that_follow_a_word_follow(string? word)
    {
        var key = await AddAsync([Published(3, ("assigned_tags", new JsonArray("prod")))], word);

        Assert.Equal("registered", (await RunAsync(key)).Code);
        await AssertNothingLeftAsync(key);
    }

    [Fact]
    public async Task A_pinned_number_is_moved_and_its_other_bindings_stay()
    {
        var number = RetellStandIn.Number(Phone, Agent, 3);
        number["inbound_agents"] = new JsonArray(Bound(Agent, 3, 0.75m), Bound("agent_b", 1, 0.25m));
        number["outbound_agents"] = new JsonArray(Bound(Agent, 3, 1));
        var key = await retell.AddWorkspaceAsync([Published(3), RetellStandIn.Agent("agent_b", 1)], [number]);

        var report = await RunAsync(key);

        Assert.Equal("registered", report.Code);
        Assert.Equal($"BindNumber 4 {Phone} done", Steps(report)[^1]);
        var after = (await retell.LookAsync(key))["numbers"]![0]!;
        Assert.Equal([4, 1], after["inbound_agents"]!.AsArray().Select(binding => binding!["agent_version"]!.GetValue<int>()));
        Assert.Equal([0.75m, 0.25m], after["inbound_agents"]!.AsArray().Select(binding => binding!["weight"]!.GetValue<decimal>()));
        Assert.Equal(4, after["outbound_agents"]![0]!["agent_version"]!.GetValue<int>());
        await AssertNothingLeftAsync(key);
    }

    [Fact]
    public async Task A_number_pinned_to_other_content_is_left_to_a_person()
    {
        var key = await AddAsync([Published(2, ("prompt", "old")), Published(3, ("prompt", "new"))], 2);

        var report = await RunAsync(key);

        Assert.Equal(("pinned_number", false), (report.Code, report.IsFine));
        Assert.Equal([Phone], report.NumbersLeft);
        Assert.Equal(2, (await retell.LookAsync(key))["numbers"]![0]!["inbound_agents"]![0]!["agent_version"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_tag_that_stays_behind_is_told()
    {
        var key = await retell.AddWorkspaceAsync([Published(3, ("assigned_tags", new JsonArray("prod")))], [RetellStandIn.Number(Phone, Agent, "prod")], tagsFollow: false);

        var report = await RunAsync(key);

        Assert.Equal("tag_left_behind", report.Code);
        Assert.Equal([Phone], report.NumbersLeft);
    }

    [Fact]
    public async Task What_is_right_is_left_alone()
    {
        var fields = new (string, JsonNode?)[] { ("webhook_url", Wish.Url), ("webhook_events", new JsonArray([.. Wish.Events!.Reverse().Select(name => (JsonNode)name)])) };
        // Somebody's work on a draft is no reason to touch what is right.
        var key = await AddAsync([Published(3, fields), Draft(4, ("prompt", "half"))], "latest_published");
        await retell.FailAsync([.. Writes.Select(operation => new JsonObject { ["apiKey"] = key, ["operation"] = operation, ["status"] = 500 })]);

        var report = await RunAsync(key);

        Assert.Equal("right", report.Code);
        Assert.Empty(report.Steps);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        var key = await AddAsync([Published(3)], 3);
        var before = (await retell.LookAsync(key)).ToJsonString();

        var dry = await RunAsync(key, isDryRun: true);
        var after = (await retell.LookAsync(key)).ToJsonString();
        var real = await RunAsync(key);

        Assert.Equal(("needed", true), (dry.Code, dry.IsFine));
        Assert.Equal(before, after);
        Assert.Equal(real.Steps.Select(step => (step.Action, step.Number)), dry.Steps.Select(step => (step.Action, step.Number)));
        Assert.All(dry.Steps, step => Assert.False(step.IsDone));
        Assert.Equal(real.Before.Single().Version, dry.Before.Single().Version);
    }

    [Theory]
    [InlineData("prompt", "\"somebody's work\"")]
    [InlineData("webhook_url", "\"https://elsewhere.example.invalid/new\"")]
    [InlineData("webhook_events", "[\"call_ended\"]")]
    public async Task A_foreign_draft_is_never_published(string field, string value)
    {
        var key = await AddAsync([Published(3, ("prompt", "Guten Tag")), Draft(4, ("base_version", 3), ("prompt", "Guten Tag"), (field, JsonNode.Parse(value)))], "latest_published");
        var before = (await retell.LookAsync(key)).ToJsonString();

        var report = await RunAsync(key);

        Assert.Equal(("foreign_draft", false, (int?)4), (report.Code, report.IsFine, report.ForeignDraft?.Version));
        Assert.Empty(report.Steps);
        Assert.Equal(before, (await retell.LookAsync(key)).ToJsonString());
    }

    [Fact]
    public async Task A_foreign_draft_that_a_person_has_seen_is_published_with_all_that_it_holds()
    {
        var key = await AddAsync([Published(3, ("prompt", "Guten Tag")), Draft(4, ("base_version", 3), ("prompt", "Grüß Gott"))], "latest_published");

        var shown = await RunAsync(key, isDryRun: true);
        var confirmed = await RegisterAsync(Order(key) with { ConfirmedDraft = shown.ForeignDraft!.Fingerprint });

        Assert.Equal([new DraftChange("prompt", "Guten Tag", "Grüß Gott")], shown.ForeignDraft.Changes);
        Assert.Equal(("registered", (int?)4), (confirmed.Code, confirmed.PublishedDraft));
        Assert.Equal(["SetWebhook 4 done", "Publish 4 done"], Steps(confirmed));
        Assert.Equal("Grüß Gott", (await VersionsAsync(key))[4]["prompt"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_foreign_draft_that_was_changed_since_a_person_saw_it_is_shown_anew_and_not_published()
    {
        var key = await AddAsync([Published(3, ("prompt", "Guten Tag")), Draft(4, ("base_version", 3), ("prompt", "Grüß Gott"))], "latest_published");
        var seen = (await RunAsync(key)).ForeignDraft!;
        await retell.Client().UpdateAgentAsync(key, Agent, 4, new JsonObject { ["prompt"] = "Servus" }, Cancel);
        var before = (await retell.LookAsync(key)).ToJsonString();

        var refused = await RegisterAsync(Order(key) with { ConfirmedDraft = seen.Fingerprint });

        Assert.Equal(("foreign_draft", (int?)4, (int?)null), (refused.Code, refused.ForeignDraft?.Version, refused.PublishedDraft));
        Assert.Equal([new DraftChange("prompt", "Guten Tag", "Servus")], refused.ForeignDraft!.Changes);
        Assert.Equal(before, (await retell.LookAsync(key)).ToJsonString());
        Assert.Equal("registered", (await RegisterAsync(Order(key) with { ConfirmedDraft = refused.ForeignDraft.Fingerprint })).Code);
    }

    [Fact]
    public async Task A_confirmed_draft_that_is_changed_right_before_it_is_published_is_not()
    {
        var key = await AddAsync([Published(3), Draft(4, ("prompt", "Grüß Gott"))], "latest_published");
        var seen = (await RunAsync(key)).ForeignDraft!;
        var between = new Between("update-agent", () => retell.Client().UpdateAgentAsync(key, Agent, 4, new JsonObject { ["prompt"] = "Servus" }, Cancel));

        var refused = await between.Registrar(retell).RegisterAsync(Order(key) with { ConfirmedDraft = seen.Fingerprint }, Cancel);

        Assert.Equal(("foreign_draft", "Servus"), (refused.Code, refused.ForeignDraft!.Changes.Single().After));
        Assert.False((await VersionsAsync(key))[4]["is_published"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_confirmed_draft_whose_publishing_was_cut_off_is_carried_on_with_by_the_same_word()
    {
        var key = await AddAsync([Published(3), Draft(4, ("prompt", "Grüß Gott"))], "latest_published");
        var seen = (await RunAsync(key)).ForeignDraft!;
        await retell.FailAsync(new JsonObject { ["apiKey"] = key, ["operation"] = "publish-agent-version", ["status"] = 500 });

        var cut = await RegisterAsync(Order(key) with { ConfirmedDraft = seen.Fingerprint });
        await retell.FailAsync();
        var without = await RunAsync(key);
        var carriedOn = await RegisterAsync(Order(key) with { ConfirmedDraft = seen.Fingerprint });

        Assert.Equal(("registration_cut_off", "foreign_draft", "registered"), (cut.Code, without.Code, carriedOn.Code));
        Assert.Equal(seen.Fingerprint, without.ForeignDraft!.Fingerprint);
    }

    [Fact]
    public async Task A_draft_that_is_opened_while_we_work_on_it_is_not_published()
    {
        var key = await AddAsync([Published(3)], "latest_published");
        var between = new Between("update-agent", () => retell.Client().UpdateAgentAsync(key, Agent, 4, new JsonObject { ["prompt"] = "somebody's work" }, Cancel));

        var report = await between.Registrar(retell).RegisterAsync(Order(key), Cancel);

        Assert.Equal(("foreign_draft", (int?)4), (report.Code, report.ForeignDraft?.Version));
        Assert.False((await VersionsAsync(key))[4]["is_published"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_agent_that_was_never_published_is_changed_and_stays_so()
    {
        var key = await AddAsync([Draft(0)], "latest");

        var report = await RunAsync(key);

        Assert.Equal("registered", report.Code);
        Assert.Equal(["SetWebhook 0 done"], Steps(report));
        Assert.False((await VersionsAsync(key))[0]["is_published"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_agent_without_a_number_is_registered_too()
    {
        var key = await retell.AddWorkspaceAsync([Published(3)]);

        var report = await RunAsync(key);

        Assert.Equal(("registered", 4), (report.Code, report.After.Single().Version));
        Assert.Empty(report.After.Single().Numbers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_agent_that_is_another_companys_too_is_left_alone(bool isDryRun)
    {
        // Also where a person said yes to the draft: that was about its content.
        var key = await AddAsync([Published(3, ("webhook_url", "https://of-the-other.example.invalid/hook")), Draft(4, ("prompt", "half"))], 3);
        var before = (await retell.LookAsync(key)).ToJsonString();
        var seen = (await RunAsync(key, isDryRun: true)).ForeignDraft!.Fingerprint;
        var asked = new List<string>();

        var report = await RegisterAsync(new RegistrationOrder(key, Agent, Wish, Ask) { IsDryRun = isDryRun, ConfirmedDraft = seen });

        Assert.Equal(("shared_agent", false, true), (report.Code, report.IsFine, report.IsAboutAgent));
        Assert.Equal([Phone], asked);
        Assert.Empty(report.Steps);
        Assert.Null(report.ForeignDraft);
        Assert.Equal(before, (await retell.LookAsync(key)).ToJsonString());

        Task<bool> Ask(IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
        {
            asked.AddRange(numbers);
            return Task.FromResult(true);
        }
    }

    [Fact]
    public async Task What_is_right_asks_nobody_whose_it_is()
    {
        var key = await AddAsync([Published(3, [.. Wish.ToJson().Select(field => (field.Key, field.Value?.DeepClone()))])], 3);

        var report = await RegisterAsync(
            new RegistrationOrder(key, Agent, Wish, (_, _) => throw new InvalidOperationException("Nothing is to be done.")));

        Assert.Equal("right", report.Code);
    }

    /// <summary>An order for an agent that is nobody else's.</summary>
    internal static RegistrationOrder Order(string key) => new(key, Agent, Wish, (_, _) => Task.FromResult(false));

    internal static readonly string[] Writes = ["create-agent-version", "update-agent", "publish-agent-version", "update-phone-number"];

    private static JsonObject Published(int version, params (string, JsonNode?)[] fields) => RetellStandIn.Agent(Agent, version, published: true, fields);

    private static JsonObject Draft(int version, params (string, JsonNode?)[] fields) => RetellStandIn.Agent(Agent, version, published: false, fields);

    private static JsonObject Bound(string agent, int version, decimal weight) =>
        new() { ["agent_id"] = agent, ["agent_version"] = version, ["weight"] = weight };

    private static string[] Steps(AgentRegistration report) =>
        [.. report.Steps.Select(step => string.Join(' ', new[] { $"{step.Action} {step.Version}", step.Number, step.IsDone ? "done" : null }.OfType<string>()))];

    private Task<string> AddAsync(JsonArray versions, JsonNode? boundTo) => retell.AddWorkspaceAsync(versions, [RetellStandIn.Number(Phone, Agent, boundTo)]);

    private Task<AgentRegistration> RunAsync(string key, bool isDryRun = false) => RegisterAsync(Order(key) with { IsDryRun = isDryRun });

    private Task<AgentRegistration> RegisterAsync(RegistrationOrder order) => new WebhookRegistrar(retell.Client()).RegisterAsync(order, Cancel);

    private async Task AssertNothingLeftAsync(string key)
    {
        var before = (await retell.LookAsync(key)).ToJsonString();
        Assert.Equal("right", (await RunAsync(key)).Code);
        Assert.Equal(before, (await retell.LookAsync(key)).ToJsonString());
    }

    private async Task<Dictionary<int, JsonNode>> VersionsAsync(string key) =>
        (await retell.LookAsync(key))["agents"]!.AsArray().ToDictionary(agent => agent!["version"]!.GetValue<int>(), agent => agent!);
}
