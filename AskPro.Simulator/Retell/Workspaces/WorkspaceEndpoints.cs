using System.Text.Json.Nodes;
using AskPro.Simulator.Hosting;

namespace AskPro.Simulator.Retell.Workspaces;

/// <summary>The control of the simulator: which workspaces there are and what is in them.</summary>
internal static class WorkspaceEndpoints
{
    internal static void MapWorkspaces(this WebApplication app)
    {
        app.MapPost("/retell/workspaces", Put);
        app.MapGet("/retell/workspaces/{name}", Get);
    }

    private static IResult Put(HttpRequest request, WorkspaceSpec spec, WorkspaceList workspaces, TimeProvider time)
    {
        if (!OwnOrigin.Has(request))
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        try
        {
            workspaces.Put(Workspace.Of(spec, time.GetUtcNow()));
            return TypedResults.Created($"/retell/workspaces/{spec.Name}");
        }
        catch (RetellRefusal refusal)
        {
            return TypedResults.BadRequest(refusal.Message);
        }
    }

    private static IResult Get(string name, WorkspaceList workspaces)
    {
        if (workspaces.Find(name) is not { } workspace)
            return TypedResults.NotFound();
        lock (workspace.Gate)
        {
            return TypedResults.Text(
                new JsonObject
                {
                    ["keys"] = new JsonArray([.. workspace.Keys.Select(key => (JsonNode)key)]),
                    ["agents"] = new JsonArray([.. workspace.Agents.SelectMany(agent => agent.Versions).Select(version => version.DeepClone())]),
                    ["numbers"] = new JsonArray([.. workspace.Numbers.Select(number => number.DeepClone())]),
                }.ToJsonString(),
                "application/json");
        }
    }
}
