using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Retell;

/// <summary>Enters a key. What is refused is not written into the page again: it is a secret.</summary>
internal static class SaveRetellKey
{
    public const string Done = "schluessel";

    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string? key, [FromForm] string? otherWorkspace, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var result = await api.AddRetellKeyAsync(viewer.Token, key, otherWorkspace is not null, cancel);
        if (result.Saved is not null)
            return new SeeOther(Notices.After(SettingsRoutes.Retell, Done));
        var page = await ShowRetell.RenderAsync(viewer, result.Errors, null, null, api, hub, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
