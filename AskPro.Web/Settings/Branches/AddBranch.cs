using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Branches;

/// <summary>Adds a branch and goes on to its opening hours.</summary>
internal static class AddBranch
{
    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string? name, [FromForm] string? region, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var result = await api.AddBranchAsync(viewer.Token, name, region, cancel);
        if (result.Saved is { } saved)
            return new SeeOther(ShowBranch.SavedUrl(saved.Branch.Id));
        return new RazorComponentResult<BranchesPage>(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            List = await api.GetBranchesAsync(viewer.Token, cancel),
            Name = name,
            Region = region,
            Errors = result.Errors,
        })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
    }
}
