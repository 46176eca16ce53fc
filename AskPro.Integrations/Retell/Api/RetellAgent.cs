using System.Text.Json;

namespace AskPro.Integrations.Retell.Api;

/// <summary>One version of an agent.</summary>
/// <param name="AgentId"><c>agent_…</c>.</param>
/// <param name="Version">0, 1, 2 …</param>
/// <param name="IsPublished">A published version never changes again; another one is a draft.</param>
/// <param name="BaseVersion">The version it was made from, where Retell says so.</param>
/// <param name="Name">Display name.</param>
/// <param name="Tags">Tags that lead to this version.</param>
/// <param name="Webhook">Where its events go.</param>
/// <param name="Everything">The whole object as Retell sent it, for comparing versions.</param>
public sealed record RetellAgent(
    string AgentId, int? Version, bool IsPublished, int? BaseVersion, string? Name, IReadOnlyList<string> Tags, RetellWebhookSettings Webhook, JsonElement Everything)
{
    /// <summary>Null when it has no id.</summary>
    internal static RetellAgent? Read(JsonElement agent)
    {
        var fields = new WireObject(agent);
        return fields.Text("agent_id") is not { Length: > 0 } id
            ? null
            : new RetellAgent(
                id, fields.Whole("version"), fields.Flag("is_published") ?? false, fields.Whole("base_version"), fields.Text("agent_name"),
                fields.Texts("assigned_tags") ?? [], RetellWebhookSettings.Read(agent), agent);
    }
}

/// <summary>What the list of agents says of one: no webhook, no version.</summary>
/// <param name="AgentId"><c>agent_…</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="Channel"><c>voice</c> or <c>chat</c>.</param>
public sealed record RetellListedAgent(string AgentId, string? Name, string? Channel)
{
    internal static RetellListedAgent? Read(JsonElement agent)
    {
        var fields = new WireObject(agent);
        return fields.Text("agent_id") is { Length: > 0 } id ? new RetellListedAgent(id, fields.Text("agent_name"), fields.Text("channel")) : null;
    }
}
