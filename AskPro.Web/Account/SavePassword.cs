using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Account;

/// <summary>Changes the own password; neither the old nor the new one comes back to the page.</summary>
internal static class SavePassword
{
    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string? currentPassword, [FromForm] string? newPassword, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var result = await api.ChangePasswordAsync(viewer.Token, currentPassword, newPassword, cancel);
        return result.Saved is not null
            ? ShowAccount.Done("passwort")
            : await ShowAccount.RefusedAsync(viewer, viewer.DisplayName, result.Errors, api, hub, cancel);
    }
}
