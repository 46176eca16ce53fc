using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Account.Security;

/// <summary>Switches the app off and makes new recovery codes; Api asks for a fresh proof first.</summary>
internal static class ChangeSecurity
{
    public static async Task<IResult> RenamePasskeyAsync(
        Viewer viewer, [FromForm] string id, [FromForm] string? name, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var result = await api.RenamePasskeyAsync(viewer.Token, id, name, cancel);
        return result.Saved is not null
            ? ShowSecurity.Done("passkey-name")
            : await ShowSecurity.RefusedAsync(viewer, id, name, result.Errors.GetValueOrDefault("name"), api, hub, cancel);
    }

    public static async Task<SeeOther> RemovePasskeyAsync(Viewer viewer, [FromForm] string id, AskProApiClient api, CancellationToken cancel)
    {
        await api.RemovePasskeyAsync(viewer.Token, id, cancel);
        return ShowSecurity.Done("passkey-weg");
    }

    public static async Task<SeeOther> SwitchAppOffAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        await api.RemoveAuthenticatorAsync(viewer.Token, cancel);
        return ShowSecurity.Done("app-aus");
    }

    public static async Task<IResult> RenewCodesAsync(Viewer viewer, AskProApiClient api, FeedHub hub, HttpContext context, CancellationToken cancel) =>
        (await api.RenewRecoveryCodesAsync(viewer.Token, cancel)).Saved is { } shown
            ? RecoveryCodesPage.Result(viewer, hub, shown, isNewApp: false, context)
            : new SeeOther(SecurityRoutes.Path);
}
