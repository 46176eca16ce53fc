using AskPro.Web.Sessions;
using AskPro.Web.StepUp;

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
        app.MapGet(Passkey, AddPasskey.PageAsync).NeedsSessionOnly().MayNeedStepUp(Acts.AddPasskey);
        app.MapForm(Passkey, AddPasskey.SubmitAsync).NeedsSessionOnly().MayNeedStepUp(Acts.AddPasskey);
        app.MapForm(PasskeyRename, ChangeSecurity.RenamePasskeyAsync).NeedsSessionOnly();
        app.MapForm(PasskeyRemove, ChangeSecurity.RemovePasskeyAsync).NeedsSessionOnly().MayNeedStepUp(Acts.RemovePasskey);
        app.MapGet(App, SetUpApp.PageAsync).NeedsSessionOnly().MayNeedStepUp(Acts.SetUpApp);
        app.MapForm(App, SetUpApp.SubmitAsync).NeedsSessionOnly().MayNeedStepUp(Acts.SetUpApp);
        app.MapForm(AppOff, ChangeSecurity.SwitchAppOffAsync).NeedsSessionOnly().MayNeedStepUp(Acts.SwitchAppOff);
        app.MapForm(RecoveryCodes, ChangeSecurity.RenewCodesAsync).NeedsSessionOnly().MayNeedStepUp(Acts.RenewCodes);
    }
}
