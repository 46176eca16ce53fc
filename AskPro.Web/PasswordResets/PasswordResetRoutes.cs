using AskPro.Web.Sessions;

namespace AskPro.Web.PasswordResets;

/// <summary>For whoever cannot sign in: ask for a link, choose a new password.</summary>
internal static class PasswordResetRoutes
{
    public const string AskPath = "/passwort-vergessen";
    public const string ChoosePath = "/passwort-neu";

    public static void MapPasswordResets(this IEndpointRouteBuilder app)
    {
        app.MapGet(AskPath, AskForLink.Show).AllowAnonymous();
        app.MapForm(AskPath, AskForLink.SubmitAsync).AllowAnonymous();
        app.MapGet(ChoosePath, ChoosePassword.Show).AllowAnonymous();
        app.MapForm(ChoosePath, ChoosePassword.SubmitAsync).AllowAnonymous();
    }
}
