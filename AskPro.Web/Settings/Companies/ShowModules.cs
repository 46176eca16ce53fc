using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Companies;

/// <summary>Which parts of AskPro the company uses.</summary>
internal static class ShowModules
{
    public static async Task<RazorComponentResult<ModulesPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = ShowCompany.SavedParameter)] string? saved, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var stored = await api.GetModulesAsync(viewer.Token, cancel);
        return new(new { Viewer = viewer, Seq = seq, Stored = stored, Form = ModulesForm.Of(stored), WasSaved = saved is not null });
    }
}
