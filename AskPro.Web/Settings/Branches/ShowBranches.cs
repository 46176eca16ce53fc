using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Branches;

/// <summary>The company's branches and the form for another one.</summary>
internal static class ShowBranches
{
    public static async Task<RazorComponentResult<BranchesPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        return new(new { Viewer = viewer, Seq = seq, List = await api.GetBranchesAsync(viewer.Token, cancel), Done = done });
    }
}
