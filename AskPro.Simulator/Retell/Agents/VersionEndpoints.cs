using System.Globalization;
using System.Text.Json.Nodes;

namespace AskPro.Simulator.Retell.Agents;

internal static class VersionEndpoints
{
    internal static void MapAgentVersions(this WebApplication app)
    {
        app.MapRetell(HttpMethod.Get, "/list-agent-versions/{id}", List);
        app.MapRetell(HttpMethod.Post, "/create-agent-version/{id}", Create);
        app.MapRetell(HttpMethod.Post, "/publish-agent-version/{id}", Publish);
    }

    private static RetellAnswer List(RetellRequest request) => RetellAnswer.Ok(request.Page(
        [.. AgentEndpoints.Agent(request).Versions.Select(version => (version.Whole("version")!.Value.ToString(CultureInfo.InvariantCulture), (JsonNode)version))]));

    private static RetellAnswer Create(RetellRequest request)
    {
        var agent = AgentEndpoints.Agent(request);
        var number = request.Body.Whole("base_version") ?? throw RetellRefusal.BadRequest("base_version must be a whole number.");
        var from = agent.Resolve(number.ToString(CultureInfo.InvariantCulture)) ?? throw RetellRefusal.Unknown($"Version {number}");
        return RetellAnswer.Created(agent.AddVersion(from, request.Now).DeepClone());
    }

    private static RetellAnswer Publish(RetellRequest request)
    {
        var agent = AgentEndpoints.Agent(request);
        var number = request.Body.Whole("version") ?? throw RetellRefusal.BadRequest("version must be a whole number.");
        var draft = agent.Resolve(number.ToString(CultureInfo.InvariantCulture))
            ?? throw new RetellRefusal(StatusCodes.Status404NotFound, $"Version {number} not found.");
        if (SimulatedAgent.IsPublished(draft))
            throw RetellRefusal.BadRequest($"Version {number} is published already.");
        agent.Publish(draft, request.Workspace.TagsFollow, request.Now);
        return RetellAnswer.Empty(StatusCodes.Status200OK);
    }
}
