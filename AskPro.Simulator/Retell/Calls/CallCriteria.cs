using System.Text.Json.Nodes;

namespace AskPro.Simulator.Retell.Calls;

/// <summary>The filter of <c>POST /v3/list-calls</c>: all its parts must match.</summary>
internal sealed class CallCriteria
{
    private static readonly Dictionary<string, (string Path, CriterionKind Kind)> Keys = new()
    {
        ["agent_tag"] = ("agent_tag", CriterionKind.Text),
        ["call_id"] = ("call_id", CriterionKind.Text),
        ["from_number"] = ("from_number", CriterionKind.Text),
        ["to_number"] = ("to_number", CriterionKind.Text),
        ["batch_call_id"] = ("batch_call_id", CriterionKind.Text),
        ["call_status"] = ("call_status", CriterionKind.Word),
        ["call_type"] = ("call_type", CriterionKind.Word),
        ["direction"] = ("direction", CriterionKind.Word),
        ["disconnection_reason"] = ("disconnection_reason", CriterionKind.Word),
        ["user_sentiment"] = ("call_analysis.user_sentiment", CriterionKind.Word),
        ["data_storage_setting"] = ("data_storage_setting", CriterionKind.Word),
        ["start_timestamp"] = ("start_timestamp", CriterionKind.Number),
        ["end_timestamp"] = ("end_timestamp", CriterionKind.Number),
        ["duration_ms"] = ("duration_ms", CriterionKind.Number),
        ["combined_cost"] = ("call_cost.combined_cost", CriterionKind.Number),
        ["e2e_latency_p50"] = ("latency.e2e.p50", CriterionKind.Number),
        ["call_successful"] = ("call_analysis.call_successful", CriterionKind.Flag),
        ["in_voicemail"] = ("call_analysis.in_voicemail", CriterionKind.Flag),
    };

    private readonly List<Func<JsonObject, bool>> parts = [];

    internal bool Match(JsonObject call) => parts.TrueForAll(part => part(call));

    /// <exception cref="RetellRefusal">400: a key is unknown, or a filter has another shape than its kind; those of v2 among them.</exception>
    internal static CallCriteria Read(JsonNode? criteria)
    {
        var read = new CallCriteria();
        if (criteria is null)
            return read;
        if (criteria is not JsonObject filters)
            throw RetellRefusal.BadRequest("filter_criteria must be an object.");
        foreach (var (key, filter) in filters.Where(filter => filter.Value is not null))
        {
            if (key == "agent")
                read.parts.Add(Agents(filter!));
            else if (Keys.TryGetValue(key, out var known))
                read.parts.Add(Part(known.Path, Criterion.Read(key, known.Kind, filter!)));
            else
                throw RetellRefusal.BadRequest($"filter_criteria.{key} is unknown.");
        }

        return read;
    }

    private static Func<JsonObject, bool> Part(string path, Func<JsonNode?, bool> matches)
    {
        var steps = path.Split('.');
        return call => matches(steps.Aggregate((JsonNode?)call, (node, step) => (node as JsonObject)?[step]));
    }

    // [ { "agent_id": "agent_…", "version": [1, 2] } ]
    private static Func<JsonObject, bool> Agents(JsonNode filter)
    {
        if (filter is not JsonArray list || list.Any(item => item is not JsonObject agent || agent.Text("agent_id") is null || agent["version"] is not (null or JsonArray)))
            throw RetellRefusal.BadRequest("filter_criteria.agent must be a list of objects with an agent_id.");
        var wanted = list.Cast<JsonObject>().Select(agent => (Id: agent.Text("agent_id"), Versions: (agent["version"] as JsonArray)?.Select(version => version.AsWhole()).ToList())).ToList();
        return call => wanted.Exists(agent =>
            agent.Id == call.Text("agent_id") && (agent.Versions is null || agent.Versions.Contains(call.Whole("agent_version"))));
    }
}
