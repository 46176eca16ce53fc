using System.Text.Json.Nodes;

namespace AskPro.Simulator.Retell.Agents;

internal static class AgentEndpoints
{
    internal static void MapAgents(this WebApplication app)
    {
        app.MapRetell(HttpMethod.Post, "/v2/list-agents", List);
        app.MapRetell(HttpMethod.Post, "/create-agent", Create);
        app.MapRetell(HttpMethod.Get, "/get-agent/{id}", Get);
        app.MapRetell(HttpMethod.Patch, "/update-agent/{id}", Update);
        app.MapRetell(HttpMethod.Delete, "/delete-agent/{id}", Delete);
    }

    internal static SimulatedAgent Agent(RetellRequest request) =>
        request.Workspace.FindAgent(request.Id) ?? throw RetellRefusal.Unknown($"Agent {request.Id}");

    private static RetellAnswer List(RetellRequest request)
    {
        var channel = ChannelOf(request.Body["filter_criteria"]);
        var agents = request.Workspace.Agents.Where(agent => channel is null || agent.Newest.Text("channel") == channel)
            .OrderBy(agent => agent.Newest["last_modification_timestamp"]!.GetValue<long>()).ThenBy(agent => agent.Id, StringComparer.Ordinal)
            .Select(agent => (agent.Id, (JsonNode)Listed(agent)));
        return RetellAnswer.Ok(request.Page([.. agents]));
    }

    // { "channel": { "type": "string", "op": "eq", "value": "voice" } }
    private static string? ChannelOf(JsonNode? criteria)
    {
        if (criteria is null)
            return null;
        if (criteria is not JsonObject filters || filters.Any(filter => filter.Key is not ("channel" or "query")))
            throw RetellRefusal.BadRequest("filter_criteria must be an object with channel and query.");
        return filters["channel"] switch
        {
            null => null,
            JsonObject channel when channel.Text("type") == "string" && channel.Text("op") == "eq" && channel.Text("value") is { } value => value,
            _ => throw RetellRefusal.BadRequest("filter_criteria.channel has the wrong shape."),
        };
    }

    private static JsonObject Listed(SimulatedAgent agent) => new()
    {
        ["agent_id"] = agent.Id,
        ["agent_name"] = agent.Newest.Text("agent_name"),
        ["channel"] = agent.Newest.Text("channel"),
        ["tags"] = new JsonObject(agent.Versions.SelectMany(
            version => SimulatedAgent.Tags(version).Select(tag => KeyValuePair.Create(tag, (JsonNode?)version.Whole("version"))))),
        ["user_modified_timestamp"] = agent.Newest["last_modification_timestamp"]!.DeepClone(),
    };

    private static RetellAnswer Create(RetellRequest request)
    {
        if (!request.Body.Has("response_engine") || !request.Body.Has("voice_id"))
            throw RetellRefusal.BadRequest("response_engine and voice_id are required.");
        var fields = new JsonObject();
        AgentRules.Apply(fields, request.Body);
        var agent = SimulatedAgent.New("agent_" + Random.Shared.GetHexString(26, lowercase: true), fields, request.Now);
        request.Workspace.Add(agent);
        return RetellAnswer.Created(agent.Newest.DeepClone());
    }

    private static RetellAnswer Get(RetellRequest request) => RetellAnswer.Ok(Version(request).DeepClone());

    private static RetellAnswer Update(RetellRequest request)
    {
        var version = Version(request);
        if (SimulatedAgent.IsPublished(version))
            throw RetellRefusal.Unprocessable("A published version cannot be changed. Create a new version.");
        AgentRules.Check(request.Body);
        AgentRules.Apply(version, request.Body);
        SimulatedAgent.Touch(version, request.Now);
        return RetellAnswer.Ok(version.DeepClone());
    }

    private static RetellAnswer Delete(RetellRequest request)
    {
        Agent(request);
        request.Workspace.RemoveAgent(request.Id);
        return RetellAnswer.Empty(StatusCodes.Status204NoContent);
    }

    private static JsonObject Version(RetellRequest request) =>
        Agent(request).Resolve(request.Query("version")) ?? throw RetellRefusal.Unknown($"Version {request.Query("version")} of agent {request.Id}");
}
