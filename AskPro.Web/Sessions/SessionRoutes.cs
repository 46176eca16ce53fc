namespace AskPro.Web.Sessions;

internal static class SessionRoutes
{
    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/anmelden", SignIn.Show).AllowAnonymous();
        app.MapForm("/anmelden", SignIn.SubmitAsync).AllowAnonymous();
        app.MapGet(SecondStep.Path, SecondStep.Show).AllowAnonymous();
        app.MapForm(SecondStep.Path, SecondStep.SubmitAsync).AllowAnonymous();
        app.MapForm(SignInWithPasskey.Options, SignInWithPasskey.BeginAsync).AllowAnonymous();
        app.MapForm(SignInWithPasskey.Path, SignInWithPasskey.SubmitAsync).AllowAnonymous();
        app.MapForm("/abmelden", SignOut.SubmitAsync).AllowAnonymous();
        app.MapForm(SwitchCompany.Path, SwitchCompany.SubmitAsync).NeedsSessionOnly();
    }
}
