using AskPro.Web.Account.Security;
using AskPro.Web.Sessions;
using AskPro.Web.StepUp;

namespace AskPro.Web.Account;

/// <summary>What every signed-in person may see and change about themselves.</summary>
internal static class AccountRoutes
{
    public const string Path = "/konto";

    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup(Path).NeedsSessionOnly();
        account.MapGet("", ShowAccount.PageAsync);
        account.MapForm("/name", SaveName.SubmitAsync);
        account.MapForm("/e-mail", SaveEmail.SubmitAsync).MayNeedStepUp(Acts.ChangeEmail);
        account.MapForm("/passwort", SavePassword.SubmitAsync);
        account.MapForm("/sitzungen/beenden", EndSessions.SubmitAsync);
        account.MapForm("/sitzungen/andere-beenden", EndSessions.SubmitOthersAsync);
        app.MapSecurity();
    }
}
