using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Branches;

/// <summary>Removes a branch, unless something belongs to it or somebody has changed it since it was read.</summary>
internal static class RemoveBranch
{
    public static async Task<IResult> SubmitAsync(
        Guid id, Viewer viewer, [FromForm] uint version, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        if (await api.RemoveBranchAsync(viewer.Token, id, version, cancel) is not { } refusal)
            return new SeeOther(Notices.After(SettingsRoutes.Branches, Notices.Removed));
        return new RefusedBranch(viewer, hub.LastKnown(viewer.Company.Id), await api.GetBranchAsync(viewer.Token, id, cancel))
        {
            InUse = refusal == "branch_in_use",
            ChangedMeanwhile = refusal == "changed_meanwhile",
        }.ToResult();
    }
}
