using System.Globalization;
using System.Text.Json.Nodes;
using AskPro.Simulator.Retell.Workspaces;

namespace AskPro.Simulator.Retell.Numbers;

/// <summary>What Retell refuses in a number's fields, and whom a number leads to.</summary>
internal static class NumberRules
{
    private static readonly string[] Lists = ["inbound_agents", "outbound_agents"];
    private static readonly string[] Gone = ["inbound_agent_id", "inbound_agent_version", "outbound_agent_id", "outbound_agent_version"];

    internal static JsonObject New(JsonObject described, DateTimeOffset now)
    {
        var number = described.Text("phone_number") ?? throw RetellRefusal.BadRequest("A number has a phone_number.");
        return new JsonObject
        {
            ["phone_number"] = number,
            ["phone_number_pretty"] = number,
            ["phone_number_type"] = "custom",
            ["inbound_agents"] = new JsonArray(),
            ["outbound_agents"] = new JsonArray(),
            ["last_modification_timestamp"] = now.ToUnixTimeMilliseconds(),
        };
    }

    /// <summary>The number with its changes.</summary>
    /// <exception cref="RetellRefusal">400 for what has the wrong shape, 422 for who is not there.</exception>
    internal static JsonObject Checked(Workspace workspace, JsonObject number, JsonObject changes)
    {
        if (changes.FirstOrDefault(change => Gone.Contains(change.Key)).Key is { } gone)
            throw RetellRefusal.BadRequest($"{gone} is no longer supported; use weighted lists of agents.");
        foreach (var list in Lists.Where(changes.Has))
            Check(workspace, list, changes[list]!);
        var changed = number.DeepClone().AsObject();
        foreach (var (name, value) in changes.Where(change => change.Key is not "phone_number"))
            changed[name] = value?.DeepClone();
        return changed;
    }

    /// <summary>The version of the agent that answers, or that calls; null when nobody does.</summary>
    internal static JsonObject? AgentOf(Workspace workspace, JsonObject number, bool isOutbound)
    {
        var bindings = Bindings(number, isOutbound ? "outbound_agents" : "inbound_agents");
        return bindings is [var first, ..] && workspace.FindAgent(first.Text("agent_id")!) is { } agent
            ? agent.Resolve(VersionOf(first))
            : null;
    }

    private static void Check(Workspace workspace, string name, JsonNode list)
    {
        if (list is not JsonArray items || items.Any(item => item is not JsonObject))
            throw RetellRefusal.BadRequest($"{name} must be a list of agents.");
        var bindings = items.Cast<JsonObject>().ToList();
        if (bindings.Any(binding => binding.Text("agent_id") is null || binding["weight"].AsAmount() is not (> 0 and <= 1)))
            throw RetellRefusal.BadRequest($"{name} needs an agent_id and a weight above 0 and up to 1.");
        if (bindings.Count > 0 && bindings.Sum(binding => binding["weight"].AsAmount()!.Value) != 1)
            throw RetellRefusal.BadRequest($"The weights of {name} must sum to 1.");
        foreach (var binding in bindings)
        {
            var agent = workspace.FindAgent(binding.Text("agent_id")!) ?? throw RetellRefusal.Unknown($"Agent {binding.Text("agent_id")}");
            if (VersionOf(binding) is not (null or "latest" or "latest_published") && agent.Resolve(VersionOf(binding)) is null)
                throw RetellRefusal.Unknown($"Version {VersionOf(binding)} of agent {agent.Id}");
        }
    }

    private static JsonObject[] Bindings(JsonObject number, string list) => number[list] is JsonArray items ? [.. items.OfType<JsonObject>()] : [];

    private static string? VersionOf(JsonObject binding) =>
        binding.Whole("agent_version")?.ToString(CultureInfo.InvariantCulture) ?? binding.Text("agent_version");
}
