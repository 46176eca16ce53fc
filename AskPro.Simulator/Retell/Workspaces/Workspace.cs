using System.Text.Json.Nodes;
using AskPro.Simulator.Retell.Agents;
using AskPro.Simulator.Retell.Numbers;

namespace AskPro.Simulator.Retell.Workspaces;

/// <summary>One customer's workspace at Retell.</summary>
internal sealed class Workspace(WorkspaceSpec spec)
{
    private readonly Dictionary<string, SimulatedAgent> agents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonObject> numbers = new(StringComparer.Ordinal);

    /// <summary>Held while anything in here is read or changed.</summary>
    internal Lock Gate { get; } = new();

    internal string Name => spec.Name;

    internal IReadOnlyList<string> Keys => spec.Keys;

    /// <summary>The key with the webhook badge.</summary>
    internal string WebhookKey => spec.WebhookKey ?? spec.Keys[0];

    internal bool TagsFollow => spec.TagsFollow;

    internal IEnumerable<SimulatedAgent> Agents => agents.Values;

    internal IEnumerable<JsonObject> Numbers => numbers.Values;

    internal SimulatedAgent? FindAgent(string id) => agents.GetValueOrDefault(id);

    internal JsonObject? FindNumber(string number) => numbers.GetValueOrDefault(number);

    internal void Add(SimulatedAgent agent) => agents[agent.Id] = agent;

    internal bool RemoveAgent(string id) => agents.Remove(id);

    internal void Put(JsonObject number) => numbers[number.Text("phone_number")!] = number;

    /// <exception cref="RetellRefusal">The description makes no sense.</exception>
    internal static Workspace Of(WorkspaceSpec spec, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(spec.Name) || spec.Keys is not { Count: > 0 } || spec.Keys.Any(string.IsNullOrWhiteSpace))
            throw RetellRefusal.BadRequest("A workspace has a name and at least one key.");
        var workspace = new Workspace(spec);
        foreach (var versions in (spec.Agents ?? []).GroupBy(agent => agent.Text("agent_id") ?? throw RetellRefusal.BadRequest("An agent has an agent_id.")))
            workspace.Add(SimulatedAgent.Of(versions.Key, [.. versions], now));
        foreach (var number in spec.Numbers ?? [])
            workspace.Put(NumberRules.Checked(workspace, NumberRules.New(number, now), number));
        return workspace;
    }
}
