using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Companies;

/// <summary>Saves which parts of AskPro the company uses.</summary>
internal static class SaveModules
{
    public static async Task<IResult> SubmitAsync(
        Viewer viewer,
        [FromForm] string? appointments,
        [FromForm] string? recording,
        [FromForm] uint version,
        AskProApiClient api,
        FeedHub hub,
        CancellationToken cancel)
    {
        var form = new ModulesForm(appointments, recording, version);
        var result = await api.ChangeModulesAsync(viewer.Token, form, cancel);
        if (result.Saved is not null)
            return new SeeOther($"{SettingsRoutes.Modules}?{ShowCompany.SavedParameter}=1");

        var stored = await api.GetModulesAsync(viewer.Token, cancel);
        return new RazorComponentResult<ModulesPage>(new
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
