using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Account.Security;

/// <summary>Adds a passkey: a name, then the device asks.</summary>
internal static class AddPasskey
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static Task<RazorComponentResult<AddPasskeyPage>> PageAsync(
        Viewer viewer, ShortCookies cookies, AskProApiClient api, FeedHub hub, HttpContext context, CancellationToken cancel) =>
        PageAsync(viewer, null, NoErrors, false, cookies, api, hub, context, cancel);

    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string? name, [FromForm] string? credential, ShortCookies cookies, AskProApiClient api, FeedHub hub,
        HttpContext context, CancellationToken cancel)
    {
        var (state, answer) = cookies.Finish(context, credential);
        var result = await api.AddPasskeyAsync(viewer.Token, answer, state, name, cancel);
        return result.Saved is not null
            ? ShowSecurity.Done("passkey")
            : await PageAsync(viewer, name, result.Errors, result.ChangedMeanwhile, cookies, api, hub, context, cancel);
    }

    private static async Task<RazorComponentResult<AddPasskeyPage>> PageAsync(
        Viewer viewer, string? name, IReadOnlyDictionary<string, string> errors, bool wasNotGood, ShortCookies cookies, AskProApiClient api,
        FeedHub hub, HttpContext context, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var options = cookies.Begin(context, await api.BeginPasskeyAsync(viewer.Token, cancel));
        context.Response.Headers.CacheControl = "no-store";
        return new(new { Viewer = viewer, Seq = seq, Options = options.GetRawText(), Name = name, Errors = errors, WasNotGood = wasNotGood })
        {
            StatusCode = errors.Count > 0 || wasNotGood ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
