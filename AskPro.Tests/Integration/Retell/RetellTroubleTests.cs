using System.Diagnostics;
using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Api;
using AskPro.Tests.Support.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace AskPro.Tests.Integration.Retell;

/// <summary>Retell answers badly, slowly or not at all: what is repeated, what is not, and what the caller is told.</summary>
public sealed class RetellTroubleTests(RetellStandIn retell) : IClassFixture<RetellStandIn>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "retell_refused")]
    [InlineData(401, "retell_key_refused")]
    [InlineData(402, "retell_payment_required")]
    [InlineData(403, "retell_key_refused")]
    [InlineData(404, "retell_not_found")]
    [InlineData(422, "retell_not_found")]
    [InlineData(429, "retell_busy")]
    [InlineData(500, "retell_away")]
    [InlineData(503, "retell_away")]
    public async Task Every_status_has_its_code(int status, string code)
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")]);
        await retell.FailAsync(new JsonObject { ["status"] = status });

        var refusal = await Assert.ThrowsAsync<RetellException>(() => retell.Client(repetitions: 0).GetAgentAsync(key, "agent_a", null, Cancel));

        Assert.Equal((code, status), (refusal.Code, refusal.Status));
    }

    [Theory]
    [InlineData("""{"status":500,"times":2}""")]
    [InlineData("""{"status":429,"times":1,"retryAfterMs":50}""")]
    [InlineData("""{"drop":true,"times":1}""")]
    public async Task A_read_is_repeated(string fault)
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")]);
        await retell.FailAsync(JsonNode.Parse(fault)!.AsObject());

        Assert.Equal("agent_a", (await retell.Client().GetAgentAsync(key, "agent_a", null, Cancel)).AgentId);
    }

    [Fact]
    public async Task A_read_waits_as_long_as_Retell_asks()
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")]);
        await retell.FailAsync(new JsonObject { ["status"] = 429, ["times"] = 1, ["retryAfterMs"] = 1200 });
        var started = TimeProvider.System.GetTimestamp();

        await retell.Client().GetAgentAsync(key, "agent_a", null, Cancel);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1.1, 10);
    }

    [Fact]
    public async Task A_pause_that_is_too_long_is_told_at_once()
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")]);
        await retell.FailAsync(new JsonObject { ["status"] = 429, ["times"] = 1, ["retryAfterMs"] = 90_000 });

        var refusal = await Assert.ThrowsAsync<RetellException>(() => retell.Client().GetAgentAsync(key, "agent_a", null, Cancel));

        Assert.Equal((RetellFault.Busy, TimeSpan.FromSeconds(90)), (refusal.Fault, refusal.Pause));
    }

    [Theory]
    [InlineData("""{"status":500,"times":1}""")]
    [InlineData("""{"status":429,"times":1,"retryAfterMs":10}""")]
    [InlineData("""{"drop":true,"done":true,"times":1}""")]
    public async Task A_version_is_never_made_twice(string fault)
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")]);
        var armed = JsonNode.Parse(fault)!.AsObject();
        armed["operation"] = "create-agent-version";
        await retell.FailAsync(armed);

        await Assert.ThrowsAsync<RetellException>(() => retell.Client().CreateAgentVersionAsync(key, "agent_a", 0, Cancel));

        var versions = (await retell.LookAsync(key))["agents"]!.AsArray().Count;
        Assert.Equal(armed.ContainsKey("done") ? 2 : 1, versions);
    }

    [Fact]
    public async Task A_change_of_absolute_values_is_repeated_when_its_answer_was_lost()
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a", 0, published: false)]);
        await retell.FailAsync(new JsonObject { ["drop"] = true, ["done"] = true, ["times"] = 1 });

        var agent = await retell.Client().UpdateAgentAsync(key, "agent_a", 0, new JsonObject { ["agent_name"] = "Anna" }, Cancel);

        Assert.Equal("Anna", agent.Name);
    }

    [Theory]
    [InlineData("""{"delayMs":60000}""")]
    [InlineData("""{"drop":true}""")]
    [InlineData("""{"garbled":true}""")]
    public async Task Slow_none_and_nonsense_mean_that_Retell_is_away(string fault)
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")]);
        await retell.FailAsync(JsonNode.Parse(fault)!.AsObject());

        var refusal = await Assert.ThrowsAsync<RetellException>(
            () => retell.Client(trySeconds: 0.5, totalSeconds: 2, repetitions: 1).GetAgentAsync(key, "agent_a", null, Cancel));

        Assert.Equal(RetellFault.Away, refusal.Fault);
    }

    [Fact]
    public async Task Nobody_listening_means_away_and_giving_up_means_cancelled()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")]);
        await retell.FailAsync(new JsonObject { ["delayMs"] = 60_000 });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => retell.Client().GetAgentAsync(key, "agent_a", null, patience.Token));
    }

    [Fact]
    public async Task After_many_failures_Retell_is_left_alone_and_other_refusals_do_not_count()
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")]);
        var client = retell.Client(repetitions: 0);
        await retell.FailAsync(new JsonObject { ["status"] = 401 });
        for (var i = 0; i < 30; i++)
            await Assert.ThrowsAsync<RetellException>(() => client.GetAgentAsync(key, "agent_a", null, Cancel));
        await retell.FailAsync(new JsonObject { ["status"] = 500, ["times"] = 40 });
        for (var i = 0; i < 40; i++)
            await Assert.ThrowsAsync<RetellException>(() => client.GetAgentAsync(key, "agent_a", null, Cancel));
        await retell.FailAsync();

        var refusal = await Assert.ThrowsAsync<RetellException>(() => client.GetAgentAsync(key, "agent_a", null, Cancel));

        Assert.Equal((RetellFault.Away, (int?)null), (refusal.Fault, refusal.Status));
    }

    [Fact]
    public async Task Neither_key_nor_id_nor_number_leaves_the_process()
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_secret")], [RetellStandIn.Number("+493023125076", "agent_secret", null)]);
        await retell.FailAsync(new JsonObject { ["status"] = 500, ["times"] = 1 });
        var kept = new KeptTelemetry();
        var host = retell.Host(configure: kept.AddTo);
        await host.StartAsync(Cancel);
        var client = host.Services.GetRequiredService<RetellClient>();
        // Spans are those of the whole process; the others have another trace.
        using var trace = new Activity("test") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();

        await client.GetAgentAsync(key, "agent_secret", null, Cancel);
        await client.GetNumberAsync(key, "+493023125076", Cancel);
        await Assert.ThrowsAsync<RetellException>(() => client.GetAgentAsync(key, "agent_gone", null, Cancel));
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        host.Services.GetRequiredService<TracerProvider>().ForceFlush();

        var spans = kept.Spans.Where(span => span.TraceId == trace.TraceId).ToList();
        // And no others: those of HTTP would carry the paths.
        Assert.Equal(["retell get-agent", "retell get-agent", "retell get-phone-number"], spans.Select(span => span.DisplayName).Order());
        var words = string.Join('\n', [.. kept.Logs, .. kept.Metrics, .. spans.Select(KeptTelemetry.Words)]);
        Assert.Contains("askpro.retell.request.duration operation=get-agent outcome=retell_not_found", words, StringComparison.Ordinal);
        Assert.Contains("askpro.retell.repetitions operation=get-agent", words, StringComparison.Ordinal);
        Assert.DoesNotContain(key, words, StringComparison.Ordinal);
        Assert.DoesNotContain("agent_secret", words, StringComparison.Ordinal);
        Assert.DoesNotContain("23125076", words, StringComparison.Ordinal);
        await host.StopAsync(Cancel);
    }
}
