using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Retell;

/// <summary>Enters a key. What is refused is not written into the page again: it is a secret.</summary>
internal static class SaveRetellKey
{
    public const string Done = "schluessel";

    /// <param name="setup">Given when the form stood in the set-up.</param>
    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string? key, [FromForm] string? otherWorkspace, [FromForm] string? setup, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var result = await api.AddRetellKeyAsync(viewer.Token, key, otherWorkspace is not null, cancel);
        if (setup is not null)
            return await RetellStepActs.AfterKeyAsync(viewer, result, api, hub, cancel);
        if (result.Saved is not null)
            return new SeeOther(Notices.After(SettingsRoutes.Retell, Done));
        var page = await ShowRetell.RenderAsync(viewer, result.Errors, null, null, api, hub, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
