using System.Text.Json;
using AskPro.Web.Backend;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Sessions;

/// <summary>The second step of signing in, for who has an authenticator app.</summary>
internal static class SecondStep
{
    public const string Path = "/anmelden/code";

    /// <param name="Challenge">As Api gave it.</param>
    /// <param name="ReturnTo">Where to go afterwards.</param>
    private sealed record Awaited(string Challenge, string? ReturnTo);

    public static SeeOther Begin(HttpContext context, ShortCookies cookies, string challenge, string? returnTo)
    {
        cookies.Keep(context, ShortCookies.SecondStep, JsonSerializer.Serialize(new Awaited(challenge, returnTo)));
        return new SeeOther(Path);
    }

    public static IResult Show(Viewer? viewer, ShortCookies cookies, HttpContext context) => (viewer, Read(cookies, context)) switch
    {
        (not null, _) => new SeeOther("/"),
        (null, null) => TooLate(),
        _ => Page(null, StatusCodes.Status200OK),
    };

    public static async Task<IResult> SubmitAsync(
        [FromForm] string? code, ShortCookies cookies, AskProApiClient api, HttpContext context, TimeProvider clock, CancellationToken cancel)
    {
        if (Read(cookies, context) is not { } awaited)
            return TooLate();
        try
        {
            var (answer, error, failure) = await api.RedeemSecondFactorAsync(
                awaited.Challenge, code, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent, cancel);
            if (error is not null)
                return Page(error, StatusCodes.Status422UnprocessableEntity);
            cookies.Forget(context, ShortCookies.SecondStep);
            if (failure is not null)
                return SignIn.Page(new(ReturnTo: awaited.ReturnTo, Failure: failure), StatusCodes.Status422UnprocessableEntity);
            if (answer is null)
                return TooLate();
            await SessionCookie.BeginAsync(context, answer, clock.GetUtcNow());
            return new SeeOther(awaited.ReturnTo);
        }
        catch (ServiceAwayException)
        {
            return Page("away", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Awaited? Read(ShortCookies cookies, HttpContext context) =>
        cookies.Read(context, ShortCookies.SecondStep) is { } text ? JsonSerializer.Deserialize<Awaited>(text) : null;

    private static SeeOther TooLate() => new($"/anmelden?{SessionCookie.Reason}={SessionCookie.ReasonTooLate}");

    private static RazorComponentResult<SecondStepPage> Page(string? error, int status) => new(new { Error = error }) { StatusCode = status };
}
