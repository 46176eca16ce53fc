using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Setup;
using AskPro.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.SignUps;

/// <summary>Where the link of the mail leads. Opening it makes nothing, because programs that look for viruses open links too; its button does.</summary>
internal static class FinishSignUp
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static Task<RazorComponentResult<FinishSignUpPage>> ShowAsync(
        [FromQuery] string? token, AskProApiClient api, HttpContext context, CancellationToken cancel) =>
        PageAsync(token, NoErrors, null, api, context, cancel);

    public static async Task<IResult> SubmitAsync(
        [FromForm] string? token, [FromForm] string? password, AskProApiClient api, HttpContext context, TimeProvider clock, CancellationToken cancel)
    {
        var result = await api.RedeemSignUpAsync(token, password, context.Connection.RemoteIpAddress?.ToString(), cancel);
        return result.Answer is { } made
            ? await FirstSignIn.OpenAsync(made.Email, password!, SetupPaths.Start, api, context, clock, cancel)
            : await PageAsync(token, result.Errors, result.Code, api, context, cancel);
    }

    private static async Task<RazorComponentResult<FinishSignUpPage>> PageAsync(
        string? token, IReadOnlyDictionary<string, string> errors, string? code, AskProApiClient api, HttpContext context, CancellationToken cancel)
    {
        context.Response.HideAddress();
        var waiting = await api.LookUpSignUpAsync(token, context.Connection.RemoteIpAddress?.ToString(), cancel);
        var reason = code ?? waiting.Code;
        return new(new { Token = token, Waiting = waiting.Answer, Errors = errors, Code = reason })
        {
            StatusCode = reason == LinkCodes.Away ? StatusCodes.Status503ServiceUnavailable
                : reason is not null || errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
