using AskPro.Web.Sessions;

namespace AskPro.Web.Account.Security;

/// <summary>The person's ways to sign in.</summary>
internal static class SecurityRoutes
{
    public const string Path = "/konto/sicherheit";
    public const string Passkey = $"{Path}/passkey";
    public const string PasskeyRename = $"{Passkey}/umbenennen";
    public const string PasskeyRemove = $"{Passkey}/entfernen";
    public const string App = $"{Path}/app";
    public const string AppOff = $"{App}/aus";
    public const string RecoveryCodes = $"{Path}/wiederherstellung";

    public static void MapSecurity(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ShowSecurity.PageAsync).NeedsSessionOnly();
        app.MapGet(Passkey, AddPasskey.PageAsync).NeedsSessionOnly();
        app.MapForm(Passkey, AddPasskey.SubmitAsync).NeedsSessionOnly();
        app.MapForm(PasskeyRename, ChangeSecurity.RenamePasskeyAsync).NeedsSessionOnly();
        app.MapForm(PasskeyRemove, ChangeSecurity.RemovePasskeyAsync).NeedsSessionOnly();
        app.MapGet(App, SetUpApp.PageAsync).NeedsSessionOnly();
        app.MapForm(App, SetUpApp.SubmitAsync).NeedsSessionOnly();
        app.MapForm(AppOff, ChangeSecurity.SwitchAppOffAsync).NeedsSessionOnly();
        app.MapForm(RecoveryCodes, ChangeSecurity.RenewCodesAsync).NeedsSessionOnly();
    }
}
