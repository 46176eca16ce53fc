using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
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
        return new RazorComponentResult<CompanyPage>(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            Stored = stored,
            // Sent again, it replaces what the other one wrote: by then it has been read.
            Form = result.ChangedMeanwhile ? form with { Version = stored.Version } : form,
            Errors = result.Errors,
            ChangedMeanwhile = result.ChangedMeanwhile,
        })
        {
            StatusCode = result.ChangedMeanwhile ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
