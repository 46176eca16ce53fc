using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.PasswordResets;

/// <summary>Asks for a mail with a link. The page afterwards is the same for every address.</summary>
internal static class AskForLink
{
    private const string SentParameter = "gesendet";

    public static RazorComponentResult<AskForLinkPage> Show([FromQuery(Name = SentParameter)] bool? sent) => Page(null, null, null, sent ?? false);

    public static async Task<IResult> SubmitAsync([FromForm] string? email, AskProApiClient api, HttpContext context, CancellationToken cancel)
    {
        try
        {
            var result = await api.AskForPasswordResetAsync(email, context.Connection.RemoteIpAddress?.ToString(), cancel);
            return result.Outcome == PasswordResetOutcome.Done
                ? new SeeOther($"{PasswordResetRoutes.AskPath}?{SentParameter}=true")
                : Refused(email, result.Outcome, result.Error);
        }
        catch (ServiceAwayException)
        {
            return Refused(email, PasswordResetOutcome.ServiceAway, null);
        }
    }

    private static RazorComponentResult<AskForLinkPage> Refused(string? email, PasswordResetOutcome outcome, string? error)
    {
        var page = Page(email, outcome, error, false);
        page.StatusCode = outcome == PasswordResetOutcome.ServiceAway ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static RazorComponentResult<AskForLinkPage> Page(string? email, PasswordResetOutcome? outcome, string? error, bool sent) =>
        new(new { Email = email, Outcome = outcome, Error = error, Sent = sent });
}
