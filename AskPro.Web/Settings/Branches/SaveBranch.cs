using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Branches;

/// <summary>Saves a branch and its opening hours; what cannot be saved stays in the fields with the reason beside it.</summary>
internal static class SaveBranch
{
    public static async Task<IResult> SubmitAsync(
        Guid id, Viewer viewer, [FromForm] IFormCollection fields, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var form = BranchForm.Of(fields);
        var result = await api.ChangeBranchAsync(viewer.Token, id, form, cancel);
        if (result.Saved is not null)
            return new SeeOther(ShowBranch.SavedUrl(id));
        var stored = await api.GetBranchAsync(viewer.Token, id, cancel);
        return new RefusedBranch(viewer, hub.LastKnown(viewer.Company.Id), stored)
        {
            // Sent again, it replaces what the other one wrote: by then it has been read.
            Form = result.ChangedMeanwhile ? form with { Version = stored.Branch.Version } : form,
            Errors = result.Errors,
            ChangedMeanwhile = result.ChangedMeanwhile,
        }.ToResult();
    }
}
