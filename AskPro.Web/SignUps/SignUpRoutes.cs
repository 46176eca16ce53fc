using AskPro.Web.Sessions;

namespace AskPro.Web.SignUps;

/// <summary>For businesses that are not here yet: ask for a link, then choose a password.</summary>
internal static class SignUpRoutes
{
    public const string AskPath = "/registrieren";
    public const string FinishPath = "/registrieren/abschliessen";

    public static void MapSignUps(this IEndpointRouteBuilder app)
    {
        app.MapGet(AskPath, AskForSignUp.ShowAsync).AllowAnonymous();
        app.MapForm(AskPath, AskForSignUp.SubmitAsync).AllowAnonymous();
        app.MapGet(FinishPath, FinishSignUp.ShowAsync).AllowAnonymous();
        app.MapForm(FinishPath, FinishSignUp.SubmitAsync).AllowAnonymous();
    }
}
