using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Settings.Companies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Setup;

/// <summary>The steps „Kalender" and „Datenschutz": each is one choice of the company's modules.</summary>
internal static class ModuleStepActs
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static Task<RazorComponentResult<ModuleStep>> CalendarAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        PageAsync(viewer, Steps.Calendar, null, NoErrors, false, api, hub, cancel);

    public static Task<RazorComponentResult<ModuleStep>> PrivacyAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        PageAsync(viewer, Steps.Privacy, null, NoErrors, false, api, hub, cancel);

    public static Task<IResult> SaveCalendarAsync(
        Viewer viewer, [FromForm] string? appointments, [FromForm] uint version, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        SaveAsync(viewer, Steps.Calendar, stored => stored with { Appointments = appointments, Version = version }, api, hub, cancel);

    public static Task<IResult> SavePrivacyAsync(
        Viewer viewer, [FromForm] string? recording, [FromForm] uint version, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        SaveAsync(viewer, Steps.Privacy, stored => stored with { Recording = recording, Version = version }, api, hub, cancel);

    private static async Task<IResult> SaveAsync(
        Viewer viewer, string step, Func<ModulesForm, ModulesForm> choose, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var form = choose(ModulesForm.Of(await api.GetModulesAsync(viewer.Token, cancel)));
        var result = await api.ChangeModulesAsync(viewer.Token, form, cancel);
        if (result.Saved is null)
        {
            var page = await PageAsync(viewer, step, form, result.Errors, result.ChangedMeanwhile, api, hub, cancel);
            page.StatusCode = result.ChangedMeanwhile ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
            return page;
        }

        await api.MarkStepAsync(viewer.Token, step, Steps.Done, cancel);
        return new SeeOther(SetupPaths.After(step));
    }

    private static async Task<RazorComponentResult<ModuleStep>> PageAsync(
        Viewer viewer, string step, ModulesForm? chosen, IReadOnlyDictionary<string, string> errors, bool changedMeanwhile, AskProApiClient api, FeedHub hub,
        CancellationToken cancel)
    {
        var stored = await api.GetModulesAsync(viewer.Token, cancel);
        var form = chosen ?? ModulesForm.Of(stored);
        return new(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            Setup = await ShowSetup.OpenAsync(viewer, step, api, cancel),
            Step = step,
            // Sent again, it replaces what the other one wrote: by then it has been read.
            Form = changedMeanwhile ? form with { Version = stored.Version } : form,
            Errors = errors,
            ChangedMeanwhile = changedMeanwhile,
        });
    }
}
