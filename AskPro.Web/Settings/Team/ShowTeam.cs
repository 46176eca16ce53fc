using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Team;

/// <summary>The people of the company.</summary>
internal static class ShowTeam
{
    public static async Task<RazorComponentResult<TeamPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var team = await api.GetTeamAsync(viewer.Token, cancel);
        return new(new { Viewer = viewer, Seq = seq, Members = team.Items, Done = done });
    }
}
