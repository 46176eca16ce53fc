using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Webhooks;

namespace AskPro.Simulator.Retell.Agents;

/// <summary>What Retell refuses in an agent's fields.</summary>
internal static class AgentRules
{
    private static readonly string[] Events =
        [.. RetellEventNames.CallLifecycle, "transcript_updated", "transfer_started", "transfer_bridged", "transfer_cancelled", "transfer_ended"];

    /// <summary>What Retell sets itself; sent by others it is left aside.</summary>
    private static readonly string[] OfRetell = ["agent_id", "version", "is_published", "base_version", "assigned_tags", "last_modification_timestamp"];

    internal static void Apply(JsonObject version, JsonObject changes)
    {
        foreach (var (name, value) in changes.Where(change => !OfRetell.Contains(change.Key)))
            version[name] = value?.DeepClone();
    }

    /// <exception cref="RetellRefusal">400 with the field's name.</exception>
    internal static void Check(JsonObject fields)
    {
        if (fields["webhook_url"] is { } url && !(url.GetValueKind() == JsonValueKind.String && IsWebAddress(url.GetValue<string>())))
            throw RetellRefusal.BadRequest("webhook_url must be a URL.");
        if (fields["webhook_events"] is { } events && !IsListOfEvents(events))
            throw RetellRefusal.BadRequest($"webhook_events must be a list of {string.Join(", ", Events)}.");
        if (fields["webhook_timeout_ms"] is { } timeout && timeout.AsWhole() is not > 0)
            throw RetellRefusal.BadRequest("webhook_timeout_ms must be a positive whole number.");
        if (fields["agent_name"] is { } name && name.GetValueKind() != JsonValueKind.String)
            throw RetellRefusal.BadRequest("agent_name must be a string.");
    }

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    private static bool IsListOfEvents(JsonNode events) => events is JsonArray list
        && list.All(item => item?.GetValueKind() == JsonValueKind.String && Events.Contains(item.GetValue<string>()));
}
