using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Companies;

/// <summary>The settings of the company.</summary>
internal static class ShowCompany
{
    public const string SavedParameter = "gespeichert";

    public static async Task<RazorComponentResult<CompanyPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = SavedParameter)] string? saved, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var stored = await api.GetCompanyAsync(viewer.Token, cancel);
        return new(new { Viewer = viewer, Seq = seq, Stored = stored, Form = CompanyForm.Of(stored), WasSaved = saved is not null });
    }
}
