using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Branches;

/// <summary>One branch of the company.</summary>
internal static class ShowBranch
{
    public static async Task<RazorComponentResult<BranchPage>> PageAsync(
        Guid id, Viewer viewer, [FromQuery(Name = Companies.ShowCompany.SavedParameter)] string? saved, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var stored = await api.GetBranchAsync(viewer.Token, id, cancel);
        return new(new { Viewer = viewer, Seq = seq, Stored = stored, Form = BranchForm.Of(stored), WasSaved = saved is not null });
    }

    public static string SavedUrl(Guid id) => $"{SettingsRoutes.Branches}/{id:D}?{Companies.ShowCompany.SavedParameter}=1";
}
