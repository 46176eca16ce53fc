using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.PasswordResets;

/// <summary>Where the link of the mail leads.</summary>
internal static class ChoosePassword
{
    public static RazorComponentResult<ChoosePasswordPage> Show(
        [FromQuery(Name = "konto")] string? account, [FromQuery] string? token, HttpContext context)
    {
        context.Response.HideAddress();
        return Guid.TryParse(account, out _) && !string.IsNullOrEmpty(token)
            ? Page(account, token, null, null, StatusCodes.Status200OK)
            : Page(null, null, PasswordResetOutcome.InvalidLink, null, StatusCodes.Status422UnprocessableEntity);
    }

    public static async Task<IResult> SubmitAsync(
        [FromForm(Name = "konto")] string? account, [FromForm] string? token, [FromForm] string? newPassword,
        AskProApiClient api, HttpContext context, CancellationToken cancel)
    {
        context.Response.HideAddress();
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

    private static RazorComponentResult<ChoosePasswordPage> Page(string? account, string? token, PasswordResetOutcome? outcome, string? error, int status) =>
        new(new { Account = account, Token = token, Outcome = outcome, Error = error }) { StatusCode = status };
}
