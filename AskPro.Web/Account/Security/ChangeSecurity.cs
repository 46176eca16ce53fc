using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;

namespace AskPro.Web.Account.Security;

/// <summary>Switches the app off and makes new recovery codes; Api asks for a fresh proof first.</summary>
internal static class ChangeSecurity
{
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
