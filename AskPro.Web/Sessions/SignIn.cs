using AskPro.Web.Backend;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Sessions;

/// <summary>Signs a user in. A failed try shows the form again with the e-mail kept, so that nothing is typed twice.</summary>
internal static class SignIn
{
    public static IResult Show(
        Viewer? viewer,
        [FromQuery(Name = SessionCookie.ReturnTo)] string? returnTo,
        [FromQuery(Name = SessionCookie.Reason)] string? reason) =>
        viewer is not null
            ? new SeeOther(returnTo)
            : Page(new SignInForm(ReturnTo: returnTo, SessionEnded: reason == SessionCookie.ReasonEnded, PasswordIsNew: reason == SessionCookie.ReasonNewPassword, WasTooLate: reason == SessionCookie.ReasonTooLate));

    public static async Task<IResult> SubmitAsync(
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm(Name = SessionCookie.ReturnTo)] string? returnTo,
        AskProApiClient api,
        ShortCookies cookies,
        HttpContext context,
        TimeProvider clock,
        CancellationToken cancel)
    {
        var form = new SignInForm(email, returnTo);
        if (string.IsNullOrWhiteSpace(email) || string.IsNullOrEmpty(password))
            return Page(form with { Failure = SignInFailure.Incomplete }, StatusCodes.Status422UnprocessableEntity);
        try
        {
            var (answer, failure, challenge) = await api.SignInAsync(email.Trim(), password, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent, cancel);
            if (challenge is not null)
                return SecondStep.Begin(context, cookies, challenge, returnTo);
            if (answer is null)
                return Page(form with { Failure = failure }, StatusCodes.Status422UnprocessableEntity);
            await SessionCookie.BeginAsync(context, answer, clock.GetUtcNow());
            return new SeeOther(returnTo);
        }
        catch (ServiceAwayException)
        {
            return Page(form with { Failure = SignInFailure.ServiceAway }, StatusCodes.Status503ServiceUnavailable);
        }
    }

    internal static RazorComponentResult<SignInPage> Page(SignInForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };
}
