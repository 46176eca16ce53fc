using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.EmailChanges;

/// <summary>Where the link to a new address leads. Opening it changes nothing; its button does.</summary>
internal static class ConfirmEmail
{
    public const string Path = "/bestaetigen-email";

    private const string DoneParameter = "fertig";

    public static void MapEmailChanges(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Show).AllowAnonymous();
        app.MapForm(Path, SubmitAsync).AllowAnonymous();
    }

    private static RazorComponentResult<ConfirmEmailPage> Show(
        [FromQuery] string? token, [FromQuery(Name = DoneParameter)] bool? done, Viewer? viewer, HttpContext context) =>
        Page(token, done ?? false, viewer, string.IsNullOrEmpty(token) && done is not true ? "invalid_link" : null, context);

    private static async Task<IResult> SubmitAsync(
        [FromForm] string? token, Viewer? viewer, AskProApiClient api, HttpContext context, CancellationToken cancel)
    {
        var result = await api.RedeemEmailChangeAsync(token, context.Connection.RemoteIpAddress?.ToString(), cancel);
        if (result.Answer is null)
            return Page(token, false, viewer, result.Code ?? "", context);
        if (viewer is not null)
            await ViewerRefresh.ReadAgainAsync(context, viewer);
        return new SeeOther($"{Path}?{DoneParameter}=true");
    }

    private static RazorComponentResult<ConfirmEmailPage> Page(string? token, bool done, Viewer? viewer, string? code, HttpContext context)
    {
        context.Response.HideAddress();
        return new(new { Token = token, Done = done, Viewer = viewer, Code = code })
        {
            StatusCode = code == LinkCodes.Away ? StatusCodes.Status503ServiceUnavailable
                : code is not null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
