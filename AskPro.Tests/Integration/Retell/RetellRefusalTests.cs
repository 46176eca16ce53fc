using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Api;
using Xunit;

namespace AskPro.Tests.Integration.Retell;

/// <summary>What Retell refuses, how the stand-in says so, and what becomes of it.</summary>
public sealed class RetellRefusalTests(RetellStandIn retell) : IClassFixture<RetellStandIn>
{
    private readonly RetellClient client = retell.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("key_of_nobody")]
    [InlineData("")]
    [InlineData("key with\r\nX-Header: 1")]
    public async Task A_wrong_key_is_refused_and_stands_in_no_message(string key)
    {
        var refusal = await Assert.ThrowsAsync<RetellException>(() => client.ListNumbersAsync(key, 10, Cancel).ToListAsync(Cancel).AsTask());

        Assert.Equal(("retell_key_refused", RetellFault.KeyRefused), (refusal.Code, refusal.Fault));
        if (key.Length > 0)
            Assert.DoesNotContain(key, refusal + refusal.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_exist_under_this_key_is_not_found()
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")]);

        Func<Task>[] asked =
        [
            () => client.GetAgentAsync(key, "agent_gone", null, Cancel),
            () => client.GetAgentAsync(key, "agent_a", "7", Cancel),
            () => client.GetAgentAsync("key_development_salon", "agent_a", null, Cancel),
            () => client.ListAgentVersionsAsync(key, "agent_gone", 10, Cancel).ToListAsync(Cancel).AsTask(),
            () => client.GetNumberAsync(key, "+493023125099", Cancel),
            () => client.GetCallAsync(key, "call_gone", Cancel),
            () => client.PublishAgentVersionAsync(key, "agent_a", 7, Cancel),
        ];

        foreach (var ask in asked)
            Assert.Equal(RetellFault.NotFound, (await Assert.ThrowsAsync<RetellException>(ask)).Fault);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_Retells_sentence()
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a", 3)], [RetellStandIn.Number("+493023125071", "agent_a", 3)]);
        var draft = await client.CreateAgentVersionAsync(key, "agent_a", 3, Cancel);
        var bound = await client.GetNumberAsync(key, "+493023125071", Cancel);

        Func<Task>[] asked =
        [
            () => client.UpdateAgentAsync(key, "agent_a", 3, new JsonObject { ["agent_name"] = "Anna" }, Cancel),
            () => client.UpdateAgentAsync(key, "agent_a", 4, new JsonObject { ["webhook_url"] = "no address" }, Cancel),
            () => client.UpdateAgentAsync(key, "agent_a", 4, new JsonObject { ["webhook_events"] = new JsonArray("call_failed") }, Cancel),
            () => client.UpdateAgentAsync(key, "agent_gone", 4, [], Cancel),
            () => client.CreateAgentVersionAsync(key, "agent_a", 77, Cancel),
            () => client.PublishAgentVersionAsync(key, "agent_a", 3, Cancel),
            () => client.CreateAgentAsync(key, [], Cancel),
            () => client.UpdateNumberAsync(key, "+493023125071", new RetellNumberChange([bound.InboundAgents[0].At(77)], null), Cancel),
            () => client.UpdateNumberAsync(key, "+493023125071", new RetellNumberChange([bound.InboundAgents[0], bound.InboundAgents[0]], null), Cancel),
        ];

        Assert.Equal(4, draft.Version);
        foreach (var ask in asked)
        {
            var refusal = await Assert.ThrowsAsync<RetellException>(ask);
            Assert.Equal("retell_refused", refusal.Code);
            Assert.NotNull(refusal.Words);
            Assert.DoesNotContain(refusal.Words, refusal.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"filter_criteria":{"call_status":["ended"]}}""")]
    [InlineData("""{"filter_criteria":{"start_timestamp":{"lower_threshold":1,"upper_threshold":2}}}""")]
    [InlineData("""{"filter_criteria":{"start_timestamp":{"type":"range","op":"bt","value":[1]}}}""")]
    [InlineData("""{"filter_criteria":{"to_number":{"type":"enum","op":"in","value":["+49"]}}}""")]
    [InlineData("""{"filter_criteria":{"agent":[{"id":"agent_a"}]}}""")]
    [InlineData("""{"filter_criteria":{"agent_id":{"type":"string","op":"eq","value":"x"}}}""")]
    [InlineData("""{"limit":1001}""")]
    [InlineData("""{"skip":5,"pagination_key":"call_1"}""")]
    [InlineData("""{"sort_order":"newest"}""")]
    [InlineData("""[]""")]
    [InlineData("""{""")]
    public async Task A_filter_of_the_wrong_shape_is_a_bad_request(string body)
    {
        var key = await retell.AddWorkspaceAsync();

        var (status, answer) = await AskAsync(HttpMethod.Post, "/v3/list-calls", key, body);

        Assert.Equal((HttpStatusCode.BadRequest, "error"), (status, answer.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("POST", "/v2/list-agents", """{"filter_criteria":{"channel":"voice"}}""", 400)]
    [InlineData("GET", "/v2/list-phone-numbers?limit=0", "", 400)]
    [InlineData("PATCH", "/update-phone-number/%2B493023125072", """{"inbound_agent_id":"agent_a"}""", 400)]
    [InlineData("PATCH", "/update-phone-number/%2B493023125072", """{"inbound_agents":[{"agent_id":"agent_a","weight":0.5}]}""", 400)]
    [InlineData("PATCH", "/update-phone-number/%2B493023125072", """{"inbound_agents":[{"agent_id":"agent_b","weight":1}]}""", 422)]
    [InlineData("DELETE", "/delete-agent/agent_gone", "", 422)]
    [InlineData("POST", "/webhooks", "{}", 404)]
    public async Task Other_shapes_and_ids_are_refused_as_well(string method, string path, string body, int expected)
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")], [RetellStandIn.Number("+493023125072", "agent_a", null)]);

        Assert.Equal((HttpStatusCode)expected, (await AskAsync(new HttpMethod(method), path, key, body)).Status);
    }

    [Fact]
    public async Task A_deleted_agent_is_gone()
    {
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent("agent_a")]);

        var (status, _) = await AskAsync(HttpMethod.Delete, "/delete-agent/agent_a", key, "");

        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Equal(RetellFault.NotFound, (await Assert.ThrowsAsync<RetellException>(() => client.GetAgentAsync(key, "agent_a", null, Cancel))).Fault);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(HttpMethod method, string path, string key, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await retell.Control.SendAsync(request, Cancel);
        var content = await response.Content.ReadAsStringAsync(Cancel);
        return (response.StatusCode, content.StartsWith('{') ? JsonDocument.Parse(content).RootElement : default);
    }
}
