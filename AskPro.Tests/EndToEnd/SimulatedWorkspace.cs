using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>A workspace of its own at the simulator: one agent, one number, two keys, and whatever a test puts beside them.</summary>
internal sealed class SimulatedWorkspace : IDisposable
{
    private readonly HttpClient _simulator;
    // Numbers are one of a kind on the platform; a step leaves room for a neighbour's.
    private static int _last = 1_000;

    private readonly string _mark = Interlocked.Add(ref _last, 5).ToString(CultureInfo.InvariantCulture);

    public SimulatedWorkspace(RunningAskPro system) => _simulator = new() { BaseAddress = system.SimulatorAddress };

    public string Key => $"key_of_setup_{_mark}";

    /// <summary>Another key of the same workspace.</summary>
    public string NextKey => $"key_next_of_setup_{_mark}";

    public string Number => $"+49302555{_mark}";

    public string AgentId => $"agent_setup_{_mark}";

    public string AgentName => $"Assistent {_mark}";

    public void Dispose() => _simulator.Dispose();

    /// <summary>The agent in one version, with fields of its own.</summary>
    public JsonObject Agent(int version, bool isPublished = true, params (string Name, JsonNode Value)[] fields)
    {
        var agent = new JsonObject { ["agent_id"] = AgentId, ["agent_name"] = AgentName, ["version"] = version, ["is_published"] = isPublished };
        foreach (var (name, value) in fields)
            agent[name] = value;
        return agent;
    }

    /// <summary>A number that the agent answers.</summary>
    public JsonObject Bound(string number, JsonNode? version = null) => new()
    {
        ["phone_number"] = number, ["nickname"] = "Zentrale",
        ["inbound_agents"] = new JsonArray(new JsonObject { ["agent_id"] = AgentId, ["agent_version"] = version ?? "latest_published", ["weight"] = 1 }),
    };

    public async Task PutAsync(JsonArray agents, JsonArray numbers, CancellationToken cancellation)
    {
        using var answer = await _simulator.PostAsJsonAsync("/retell/workspaces", new JsonObject
        {
            ["name"] = Key, ["keys"] = new JsonArray(Key, NextKey), ["tagsFollow"] = true, ["agents"] = agents, ["numbers"] = numbers,
        }, cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>What goes wrong from now on with these keys; nothing any more without faults.</summary>
    public async Task FailAsync(CancellationToken cancellation, params JsonObject[] faults)
    {
        using var answer = await _simulator.PutAsJsonAsync("/retell/faults", faults, cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>The agent's versions, oldest first, past every rule of Retell.</summary>
    public async Task<JsonObject[]> VersionsAsync(CancellationToken cancellation) =>
        [.. (await _simulator.GetFromJsonAsync<JsonObject>($"/retell/workspaces/{Key}", cancellation))!["agents"]!.AsArray()
            .Select(agent => agent!.AsObject()).Where(agent => (string?)agent["agent_id"] == AgentId)];

    /// <summary>What a person does in Retell's own pages.</summary>
    public async Task ChangeAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        using var answer = await _simulator.SendAsync(request, cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>Somebody calls the number.</summary>
    public async Task CallAsync(CancellationToken cancellation)
    {
        using var answer = await _simulator.PostAsJsonAsync("/calls", new { scenario = "booking", toNumber = Number, speed = 20 }, cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }
}
