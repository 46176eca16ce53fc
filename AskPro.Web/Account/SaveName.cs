using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Account;

/// <summary>Saves the own name.</summary>
internal static class SaveName
{
    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string? displayName, AskProApiClient api, FeedHub hub, HttpContext context, CancellationToken cancel)
    {
        var result = await api.ChangeNameAsync(viewer.Token, displayName, cancel);
        if (result.Saved is null)
            return await ShowAccount.RefusedAsync(viewer, displayName, result.Errors, api, hub, cancel);
        await ViewerRefresh.ReadAgainAsync(context, viewer);
        return ShowAccount.Done("name");
    }
}
