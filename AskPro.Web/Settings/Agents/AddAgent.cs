using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Agents;

/// <summary>Enters an agent; what cannot be entered stays in the fields.</summary>
internal static class AddAgent
{
    public static async Task<IResult> SubmitAsync(
        Viewer viewer,
        [FromForm] string? retellAgentId,
        [FromForm] string? name,
        [FromForm] string? branchId,
        AskProApiClient api,
        FeedHub hub,
        CancellationToken cancel)
    {
        var form = new AgentForm(retellAgentId, name, FormId.Of(branchId), 0);
        var result = await api.AddAgentAsync(viewer.Token, form, cancel);
        if (result.Saved is not null)
            return new SeeOther(Notices.After(SettingsRoutes.Agents, Notices.Added));
        return new RazorComponentResult<AgentsPage>(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            List = await api.GetAgentsAsync(viewer.Token, cancel),
            Form = form,
            Errors = result.Errors,
        })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
    }
}
