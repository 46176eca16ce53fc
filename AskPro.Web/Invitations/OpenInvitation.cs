using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Invitations;

/// <summary>Where the link of an invitation leads. Opening it changes nothing; its button does.</summary>
internal static class OpenInvitation
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static Task<RazorComponentResult<InvitationPage>> ShowAsync(
        [FromQuery] string? token, Viewer? viewer, AskProApiClient api, HttpContext context, CancellationToken cancel) =>
        PageAsync(token, null, viewer, NoErrors, null, api, context, cancel);

    public static async Task<IResult> SubmitAsync(
        [FromForm] string? token, [FromForm] string? displayName, [FromForm] string? password, Viewer? viewer, AskProApiClient api, FeedHub hub,
        HttpContext context, TimeProvider clock, CancellationToken cancel)
    {
        var result = await api.AcceptInvitationAsync(viewer?.Token, token, displayName, password, context.Connection.RemoteIpAddress?.ToString(), cancel);
        if (result.Answer is not { } joined)
            return await PageAsync(token, displayName, viewer, result.Errors, result.Code, api, context, cancel);
        if (viewer is null || !IsOf(viewer, joined.Email))
            return await FirstSignIn.OpenAsync(joined.Email, password ?? "", "/anrufe", api, context, clock, cancel);
        // The session works in the company from now on, as after any switch.
        return await SwitchCompany.SubmitAsync(viewer, joined.CompanyId, api, hub, context, clock, cancel);
    }

    internal static bool IsOf(Viewer? viewer, string email) => string.Equals(viewer?.Email, email, StringComparison.OrdinalIgnoreCase);

    private static async Task<RazorComponentResult<InvitationPage>> PageAsync(
        string? token, string? displayName, Viewer? viewer, IReadOnlyDictionary<string, string> errors, string? code, AskProApiClient api,
        HttpContext context, CancellationToken cancel)
    {
        context.Response.HideAddress();
        var waiting = await api.LookUpInvitationAsync(token, context.Connection.RemoteIpAddress?.ToString(), cancel);
        var reason = code ?? waiting.Code;
        return new(new { Token = token, DisplayName = displayName, Viewer = viewer, Waiting = waiting.Answer, Errors = errors, Code = reason })
        {
            StatusCode = reason == LinkCodes.Away ? StatusCodes.Status503ServiceUnavailable
                : reason is not null || errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
