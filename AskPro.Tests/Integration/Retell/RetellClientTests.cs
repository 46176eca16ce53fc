using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Api;
using Xunit;

namespace AskPro.Tests.Integration.Retell;

/// <summary>Each method of the client against the stand-in for Retell, over HTTP.</summary>
public sealed class RetellClientTests(RetellStandIn retell) : IClassFixture<RetellStandIn>
{
    private const string Phone = "+493023125077";

    private readonly RetellClient client = retell.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agent_is_made_changed_and_read()
    {
        var key = await retell.AddWorkspaceAsync();

        var made = await client.CreateAgentAsync(
            key, new JsonObject { ["response_engine"] = new JsonObject { ["type"] = "retell-llm", ["llm_id"] = "llm_1" }, ["voice_id"] = "11labs-Anna", ["agent_name"] = "Anna" }, Cancel);
        var changed = await client.UpdateAgentAsync(key, made.AgentId, 0, new RetellWebhookSettings("https://hooks.example.invalid/x", ["call_ended"], 8000).ToJson(), Cancel);
        var read = await client.GetAgentAsync(key, made.AgentId, null, Cancel);

        Assert.Equal((0, false, "Anna"), (made.Version, made.IsPublished, made.Name));
        Assert.Equal("https://hooks.example.invalid/x", changed.Webhook.Url);
        Assert.True(read.Webhook.MeansTheSameAs(changed.Webhook));
        Assert.Equal("llm_1", read.Everything.GetProperty("response_engine").GetProperty("llm_id").GetString());
    }

    [Fact]
    public async Task A_version_keeps_what_nobody_here_knows_and_is_published()
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a", 4, published: true, ("a_field_of_next_year", new JsonObject { ["deep"] = 7 }), ("assigned_tags", new JsonArray("prod")))]);

        var draft = await client.CreateAgentVersionAsync(key, "agent_a", 4, Cancel);
        await client.UpdateAgentAsync(key, "agent_a", 5, new RetellWebhookSettings("https://hooks.example.invalid/x", null, null).ToJson(), Cancel);
        await client.PublishAgentVersionAsync(key, "agent_a", 5, Cancel);
        var versions = await client.ListAgentVersionsAsync(key, "agent_a", 100, Cancel).ToListAsync(Cancel);
        var tagged = await client.GetAgentAsync(key, "agent_a", "prod", Cancel);

        Assert.Equal((5, false, 4), (draft.Version, draft.IsPublished, draft.BaseVersion));
        Assert.Equal([5, 4], versions.Select(version => version.Version));
        Assert.All(versions, version => Assert.True(version.IsPublished));
        Assert.Equal((5, "https://hooks.example.invalid/x"), (tagged.Version, tagged.Webhook.Url));
        Assert.Equal(7, tagged.Everything.GetProperty("a_field_of_next_year").GetProperty("deep").GetInt32());
    }

    [Fact]
    public async Task Voice_agents_are_listed_over_many_pages_and_no_more_than_wanted()
    {
        var agents = Enumerable.Range(0, 1003).Select(i => (JsonNode)RetellStandIn.Agent($"agent_{i:D4}"));
        var key = await retell.AddWorkspaceAsync([.. agents, RetellStandIn.Agent("agent_chat", 0, published: true, ("channel", "chat"))]);

        var all = await client.ListAgentsAsync(key, 5000, Cancel).ToListAsync(Cancel);
        var some = await client.ListAgentsAsync(key, 3, Cancel).ToListAsync(Cancel);

        Assert.Equal(1003, all.Select(agent => agent.AgentId).Distinct().Count());
        Assert.DoesNotContain(all, agent => agent.AgentId == "agent_chat");
        Assert.Equal(3, some.Count);
    }

    [Fact]
    public async Task A_number_is_bound_to_another_version_and_keeps_the_rest()
    {
        var number = RetellStandIn.Number(Phone, "agent_a", 1);
        number["inbound_agents"]![0]!["a_field_of_next_year"] = true;
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a", 1), RetellStandIn.Agent("agent_a", 2)], [number]);

        var before = Assert.Single(await client.ListNumbersAsync(key, 100, Cancel).ToListAsync(Cancel));
        await client.UpdateNumberAsync(key, Phone, new RetellNumberChange([before.InboundAgents[0].At(2)], null), Cancel);
        var after = await client.GetNumberAsync(key, Phone, Cancel);

        Assert.Equal(1, before.InboundAgents.Single().Version);
        Assert.Equal(2, after.InboundAgents.Single().Version);
        Assert.True(after.InboundAgents.Single().Everything.GetProperty("a_field_of_next_year").GetBoolean());
    }

    [Fact]
    public async Task Calls_are_listed_without_and_fetched_with_their_transcript()
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a", 9)], [RetellStandIn.Number("+493023125078", "agent_a", "latest_published")]);
        var placed = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await retell.Control.PostAsJsonAsync("/calls", new { scenario = "booking", toNumber = "+493023125078", speed = 100_000 }, Cancel);
            placed.Add((await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("callId").GetString()!);
        }

        var from = TimeProvider.System.GetUtcNow().AddHours(-1);
        var listed = await client.ListCallsAsync(key, new RetellCallFilter(from, from.AddHours(2), ["agent_a"], ["ended"], "+493023125078"), 100, Cancel).ToListAsync(Cancel);
        var tooEarly = await client.ListCallsAsync(key, new RetellCallFilter(StartedUntil: from), 100, Cancel).ToListAsync(Cancel);
        var whole = await client.GetCallAsync(key, placed[0], Cancel);

        Assert.Equal(placed.Order(), listed.Select(call => call.CallId).Order());
        Assert.Empty(tooEarly);
        Assert.All(listed, call => Assert.False(call.Everything.TryGetProperty("transcript", out _)));
        Assert.False(string.IsNullOrEmpty(whole.Everything.GetProperty("transcript").GetString()));
        Assert.Equal(("agent_a", 9), (whole.AgentId, whole.Everything.GetProperty("agent_version").GetInt32()));
        await Assert.ThrowsAsync<RetellException>(() => client.GetCallAsync("key_development_salon", placed[0], Cancel));
    }
}
