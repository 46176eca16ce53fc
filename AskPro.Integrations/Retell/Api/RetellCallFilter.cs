using System.Text.Json.Nodes;

namespace AskPro.Integrations.Retell.Api;

/// <summary>Which calls are listed; all that is null does not matter.</summary>
/// <param name="StartedFrom">Started at or after.</param>
/// <param name="StartedUntil">Started at or before.</param>
/// <param name="AgentIds">Spoken by one of these agents.</param>
/// <param name="Statuses">In one of these states: <c>not_connected</c>, <c>ongoing</c>, <c>ended</c>, <c>error</c>.</param>
/// <param name="ToNumber">Called number, E.164.</param>
/// <param name="OldestFirst">By start; otherwise the latest first.</param>
public sealed record RetellCallFilter(
    DateTimeOffset? StartedFrom = null, DateTimeOffset? StartedUntil = null, IReadOnlyList<string>? AgentIds = null,
    IReadOnlyList<string>? Statuses = null, string? ToNumber = null, bool OldestFirst = false)
{
    internal JsonObject ToJson(int limit)
    {
        var criteria = new JsonObject();
        if (Started() is { } started)
            criteria["start_timestamp"] = started;
        if (AgentIds is not null)
            criteria["agent"] = new JsonArray([.. AgentIds.Select(id => new JsonObject { ["agent_id"] = id })]);
        if (Statuses is not null)
            criteria["call_status"] = new JsonObject { ["type"] = "enum", ["op"] = "in", ["value"] = new JsonArray([.. Statuses.Select(word => (JsonNode)word)]) };
        if (ToNumber is not null)
            criteria["to_number"] = new JsonObject { ["type"] = "string", ["op"] = "eq", ["value"] = ToNumber };
        return new JsonObject
        {
            ["filter_criteria"] = criteria,
            ["sort_order"] = OldestFirst ? "ascending" : "descending",
            ["limit"] = limit,
        };
    }

    private JsonObject? Started() => (StartedFrom?.ToUnixTimeMilliseconds(), StartedUntil?.ToUnixTimeMilliseconds()) switch
    {
        (null, null) => null,
        ({ } from, null) => new JsonObject { ["type"] = "number", ["op"] = "ge", ["value"] = from },
        (null, { } until) => new JsonObject { ["type"] = "number", ["op"] = "le", ["value"] = until },
        ({ } from, { } until) => new JsonObject { ["type"] = "range", ["op"] = "bt", ["value"] = new JsonArray(from, until) },
    };
}
