using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.PasswordResets;

/// <summary>Where the link of the mail leads. Its secret stands in the address of this one page, so no other page is told where the reader came from.</summary>
internal static class ChoosePassword
{
    public static RazorComponentResult<ChoosePasswordPage> Show(
        [FromQuery(Name = "konto")] string? account, [FromQuery] string? token, HttpContext context)
    {
        Hide(context.Response.Headers);
        return Guid.TryParse(account, out _) && !string.IsNullOrEmpty(token)
            ? Page(account, token, null, null, StatusCodes.Status200OK)
            : Page(null, null, PasswordResetOutcome.InvalidLink, null, StatusCodes.Status422UnprocessableEntity);
    }

    public static async Task<IResult> SubmitAsync(
        [FromForm(Name = "konto")] string? account, [FromForm] string? token, [FromForm] string? newPassword,
        AskProApiClient api, HttpContext context, CancellationToken cancel)
    {
        Hide(context.Response.Headers);
        if (!Guid.TryParse(account, out var id) || string.IsNullOrEmpty(token))
            return Page(null, null, PasswordResetOutcome.InvalidLink, null, StatusCodes.Status422UnprocessableEntity);
        try
        {
            var result = await api.RedeemPasswordResetAsync(id, token, newPassword, context.Connection.RemoteIpAddress?.ToString(), cancel);
            return result.Outcome == PasswordResetOutcome.Done
                ? new SeeOther($"/anmelden?{SessionCookie.Reason}={SessionCookie.ReasonNewPassword}")
                : Page(account, token, result.Outcome, result.Error, StatusCodes.Status422UnprocessableEntity);
        }
        catch (ServiceAwayException)
        {
            return Page(account, token, PasswordResetOutcome.ServiceAway, null, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static void Hide(IHeaderDictionary headers)
    {
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
    }

    private static RazorComponentResult<ChoosePasswordPage> Page(string? account, string? token, PasswordResetOutcome? outcome, string? error, int status) =>
        new(new { Account = account, Token = token, Outcome = outcome, Error = error }) { StatusCode = status };
}
