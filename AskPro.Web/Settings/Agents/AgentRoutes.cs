using AskPro.Web.Sessions;

namespace AskPro.Web.Settings.Agents;

internal static class AgentRoutes
{
    public static void MapAgents(this IEndpointRouteBuilder app)
    {
        app.MapGet(SettingsRoutes.Agents, ShowAgents.PageAsync).Needs(Rights.Manage);
        app.MapForm(SettingsRoutes.Agents, AddAgent.SubmitAsync).Needs(Rights.Manage);
        app.MapGet($"{SettingsRoutes.Agents}/{{id:guid}}", ShowAgent.PageAsync).Needs(Rights.Manage);
        app.MapForm($"{SettingsRoutes.Agents}/{{id:guid}}", SaveAgent.SubmitAsync).Needs(Rights.Manage);
        app.MapForm($"{SettingsRoutes.Agents}/{{id:guid}}/entfernen", RemoveAgent.SubmitAsync).Needs(Rights.Manage);
    }
}
