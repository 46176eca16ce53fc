namespace AskPro.Api.Features.Agents;

internal static class AgentRoutes
{
    internal static void MapAgents(this RouteGroupBuilder company)
    {
        var agents = company.MapGroup("/agents").WithTags("Agents");
        agents.MapListAgents();
        agents.MapGetAgent();
        agents.MapAddAgent();
        agents.MapChangeAgent();
        agents.MapRemoveAgent();
    }
}
