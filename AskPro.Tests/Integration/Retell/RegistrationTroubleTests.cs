using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using Xunit;

namespace AskPro.Tests.Integration.Retell;

/// <summary>The registration is cut off, refused or overtaken: what it says, and that the next run carries on.</summary>
public sealed class RegistrationTroubleTests(RetellStandIn retell) : IClassFixture<RetellStandIn>
{
    private const string Agent = "agent_a";
    private const string Phone = "+493023125062";

    private static readonly RetellWebhookSettings Wish = RegistrationTests.Order("").Wish;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Cuts => new MatrixTheoryData<string, bool>(RegistrationTests.Writes, [true, false]);

    /// <param name="step">The write at which it is cut off.</param>
    /// <param name="isDone">Whether Retell did it, and only the answer was lost.</param>
    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task After_a_crash_at_any_step_the_next_run_carries_on_and_makes_no_second_version(string step, bool isDone)
    {
        var key = await AddAsync();
        await retell.FailAsync(new JsonObject { ["apiKey"] = key, ["operation"] = step, ["drop"] = true, ["done"] = isDone });

        var cut = await RunAsync(key);
        await retell.FailAsync();
        var carriedOn = await RunAsync(key);

        Assert.Equal(("registration_cut_off", true, true), (cut.Code, cut.IsCutOff, cut.IsForNow));
        Assert.DoesNotContain(cut.Steps, done => done.IsDone && Name(done.Action) == step);
        // The last write was done, only its answer was lost: there is nothing left to do.
        Assert.Equal(isDone && step == "update-phone-number" ? "right" : "registered", carriedOn.Code);
        var state = await retell.LookAsync(key);
        Assert.Equal([3, 4], state["agents"]!.AsArray().Select(agent => agent!["version"]!.GetValue<int>()));
        Assert.Equal(4, state["numbers"]![0]!["inbound_agents"]![0]!["agent_version"]!.GetValue<int>());
        Assert.Equal("right", (await RunAsync(key)).Code);
    }

    [Theory]
    [InlineData(401, "retell_key_refused", false)]
    [InlineData(402, "retell_payment_required", false)]
    [InlineData(422, "retell_refused", false)]
    [InlineData(429, "retell_busy", true)]
    [InlineData(500, "registration_cut_off", true)]
    public async Task Every_refusal_of_every_write_is_told_and_resumable(int status, string code, bool isForNow)
    {
        foreach (var step in RegistrationTests.Writes)
        {
            var key = await AddAsync();
            await retell.FailAsync(new JsonObject { ["apiKey"] = key, ["operation"] = step, ["status"] = status });

            var refused = await RunAsync(key);
            await retell.FailAsync();

            Assert.Equal((code, isForNow, false), (refused.Code, refused.IsForNow, refused.IsFine));
            Assert.Equal("registered", (await RunAsync(key)).Code);
        }
    }

    [Fact]
    public async Task A_first_change_that_takes_too_long_may_have_been_made()
    {
        var key = await AddAsync();
        await retell.FailAsync(new JsonObject { ["apiKey"] = key, ["operation"] = "create-agent-version", ["delayMs"] = 30_000 });

        var late = await RunAsync(key);
        await retell.FailAsync();

        Assert.Equal(("registration_cut_off", true), (late.Code, late.IsCutOff));
        Assert.All(late.Steps, step => Assert.False(step.IsDone));
    }

    [Theory]
    [InlineData("get-phone-number", "retell_away")]
    [InlineData("update-phone-number", "registration_cut_off")]
    public async Task Reading_before_the_first_change_changes_nothing(string operation, string code)
    {
        // All that is left to do is to move the number.
        var fields = Wish.ToJson().Select(field => (field.Key, field.Value?.DeepClone())).ToArray();
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent(Agent, 3), RetellStandIn.Agent(Agent, 4, true, fields)], [RetellStandIn.Number(Phone, Agent, 3)]);
        await retell.FailAsync(new JsonObject { ["apiKey"] = key, ["operation"] = operation, ["drop"] = true });

        var cut = await RunAsync(key);
        await retell.FailAsync();

        Assert.Equal((code, code != "retell_away"), (cut.Code, cut.IsCutOff));
        Assert.Equal("registered", (await RunAsync(key)).Code);
    }

    [Theory]
    [InlineData("""{"status":401}""", "retell_key_refused")]
    [InlineData("""{"status":429}""", "retell_busy")]
    [InlineData("""{"delayMs":30000}""", "retell_away")]
    [InlineData("""{"garbled":true}""", "retell_away")]
    public async Task Trouble_while_looking_is_told(string fault, string code)
    {
        var key = await AddAsync();
        var armed = JsonNode.Parse(fault)!.AsObject();
        armed["apiKey"] = key;
        await retell.FailAsync(armed);

        var report = await RunAsync(key, isDryRun: true);

        Assert.Equal(code, report.Code);
        Assert.Empty(report.Before);
    }

    [Fact]
    public async Task An_agent_that_is_not_there_is_gone()
    {
        var key = await retell.AddWorkspaceAsync();

        Assert.Equal("agent_gone", (await RunAsync(key)).Code);
    }

    [Theory]
    [InlineData("get-agent")]
    [InlineData("create-agent-version")]
    [InlineData("update-agent")]
    [InlineData("publish-agent-version")]
    public async Task An_agent_that_is_deleted_meanwhile_is_gone(string after)
    {
        var key = await AddAsync();
        var between = new Between(after, () => DeleteAsync(key));

        var report = await between.Registrar(retell).RegisterAsync(RegistrationTests.Order(key), Cancel);

        Assert.Equal("agent_gone", report.Code);
    }

    [Fact]
    public async Task A_key_of_another_workspace_does_not_see_the_agent_and_an_unknown_one_is_refused()
    {
        await AddAsync();

        Assert.Equal("agent_gone", (await RunAsync("key_development_practice")).Code);
        Assert.Equal("retell_key_refused", (await RunAsync("key_of_nobody")).Code);
    }

    private static string Name(RegistrationAction action) => RegistrationTests.Writes[(int)action];

    private Task<string> AddAsync() =>
        retell.AddWorkspaceAsync([RetellStandIn.Agent(Agent, 3)], [RetellStandIn.Number(Phone, Agent, 3)]);

    private Task<AgentRegistration> RunAsync(string key, bool isDryRun = false) =>
        new WebhookRegistrar(retell.Client(trySeconds: 1, totalSeconds: 3, repetitions: 0)).RegisterAsync(RegistrationTests.Order(key) with { IsDryRun = isDryRun }, Cancel);

    private async Task DeleteAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/delete-agent/{Agent}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await retell.Control.SendAsync(request, Cancel);
        response.EnsureSuccessStatusCode();
    }
}
