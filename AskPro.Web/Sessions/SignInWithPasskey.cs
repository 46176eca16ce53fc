using AskPro.Web.Backend;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Sessions;

/// <summary>Signs in with a passkey; the device names the person. Needs a script, so the password stands below.</summary>
internal static class SignInWithPasskey
{
    public const string Path = "/anmelden/passkey";
    public const string Options = $"{Path}/optionen";

    /// <summary>For the script: what the device is asked.</summary>
    public static async Task<IResult> BeginAsync(ShortCookies cookies, AskProApiClient api, HttpContext context, CancellationToken cancel) =>
        await api.BeginPasskeySignInAsync(context.Connection.RemoteIpAddress?.ToString(), cancel) is { } ceremony
            ? Results.Json(cookies.Begin(context, ceremony))
            : Results.StatusCode(StatusCodes.Status429TooManyRequests);

    public static async Task<IResult> SubmitAsync(
        [FromForm] string? credential, [FromForm(Name = SessionCookie.ReturnTo)] string? returnTo, ShortCookies cookies, AskProApiClient api,
        HttpContext context, TimeProvider clock, CancellationToken cancel)
    {
        var form = new SignInForm(ReturnTo: returnTo);
        var (state, answer) = cookies.Finish(context, credential);
        try
        {
            var (session, failure, _) = await api.SignInWithPasskeyAsync(
                answer, state, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent, cancel);
            if (session is null)
                return SignIn.Page(form with { Failure = failure }, StatusCodes.Status422UnprocessableEntity);
            await SessionCookie.BeginAsync(context, session, clock.GetUtcNow());
            return new SeeOther(returnTo);
        }
        catch (ServiceAwayException)
        {
            return SignIn.Page(form with { Failure = SignInFailure.ServiceAway }, StatusCodes.Status503ServiceUnavailable);
        }
    }
}
