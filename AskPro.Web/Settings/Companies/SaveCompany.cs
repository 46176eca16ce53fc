using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Companies;

/// <summary>Saves the settings of the company; what cannot be saved stays in the fields with the reason beside it.</summary>
internal static class SaveCompany
{
    public static async Task<IResult> SubmitAsync(
        Viewer viewer,
        [FromForm] string? name,
        [FromForm] string? timeZone,
        [FromForm] string? language,
        [FromForm] uint version,
        AskProApiClient api,
        FeedHub hub,
        HttpContext context,
        CancellationToken cancel)
    {
        var form = new CompanyForm(name, timeZone, language, version);
        var result = await api.ChangeCompanyAsync(viewer.Token, form, cancel);
        if (result.Saved is not null)
        {
            await ViewerRefresh.ReadAgainAsync(context, viewer);
            return new SeeOther($"{SettingsRoutes.Company}?{ShowCompany.SavedParameter}=1");
        }

        var stored = await api.GetCompanyAsync(viewer.Token, cancel);
        var shown = result.ChangedMeanwhile ? form with { Version = stored.Version } : form;
        return RefusedForm.Page<CompanyPage>(viewer, hub, stored, shown, result.Errors, result.ChangedMeanwhile);
    }
}
