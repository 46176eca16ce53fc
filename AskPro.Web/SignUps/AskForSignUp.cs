using AskPro.Web.Backend;
using AskPro.Web.Preferences;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.SignUps;

/// <summary>Asks for a mail with a link. The page afterwards is the same for every address.</summary>
internal static class AskForSignUp
{
    private const string SentParameter = "gesendet";

    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static async Task<RazorComponentResult<SignUpPage>> ShowAsync(
        [FromQuery(Name = SentParameter)] bool? sent, AskProApiClient api, CancellationToken cancel)
    {
        if (sent ?? false)
            return Page(SignUpForm.Empty, NoErrors, null, true, StatusCodes.Status200OK);
        var state = await api.GetSignUpAsync(cancel);
        var code = state.Answer is { Enabled: false } ? LinkCodes.SignUpOff : state.Code;
        return Page(SignUpForm.Empty, NoErrors, code, false, code is LinkCodes.Away ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    public static async Task<IResult> SubmitAsync(
        [FromForm] string? companyName, [FromForm] string? displayName, [FromForm] string? email, AskProApiClient api, HttpContext context, CancellationToken cancel)
    {
        var wish = new { companyName, displayName, email, language = Languages.Current };
        var result = await api.AskForSignUpAsync(wish, context.Connection.RemoteIpAddress?.ToString(), cancel);
        return result.Answer is not null
            ? new SeeOther($"{SignUpRoutes.AskPath}?{SentParameter}=true")
            : Page(
                new(companyName, displayName, email), result.Errors, result.Code, false,
                result.Code == LinkCodes.Away ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity);
    }

    private static RazorComponentResult<SignUpPage> Page(
        SignUpForm form, IReadOnlyDictionary<string, string> errors, string? code, bool sent, int status) =>
        new(new { Form = form, Errors = errors, Code = code, Sent = sent }) { StatusCode = status };
}
