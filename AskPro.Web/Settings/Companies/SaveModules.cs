using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
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
        var shown = result.ChangedMeanwhile ? form with { Version = stored.Version } : form;
        return RefusedForm.Page<ModulesPage>(viewer, hub, stored, shown, result.Errors, result.ChangedMeanwhile);
    }
}
