using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Agents;

/// <summary>The company's agents and the form for another one.</summary>
internal static class ShowAgents
{
    public static async Task<RazorComponentResult<AgentsPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        return new(new { Viewer = viewer, Seq = seq, List = await api.GetAgentsAsync(viewer.Token, cancel), Done = done });
    }
}
