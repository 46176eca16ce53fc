using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Account.Security;

/// <summary>Sets up the authenticator app: the secret as a picture and in letters, then the first code.</summary>
internal static class SetUpApp
{
    public static Task<IResult> PageAsync(Viewer viewer, AskProApiClient api, FeedHub hub, HttpContext context, CancellationToken cancel) =>
        PageAsync(viewer, null, api, hub, context, cancel);

    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string? code, AskProApiClient api, FeedHub hub, HttpContext context, CancellationToken cancel)
    {
        var result = await api.ConfirmAuthenticatorAsync(viewer.Token, code, cancel);
        if (result.Saved is { } shown)
            return RecoveryCodesPage.Result(viewer, hub, shown, isNewApp: true, context);
        return result.ChangedMeanwhile
            ? new SeeOther(SecurityRoutes.Path)
            : await PageAsync(viewer, result.Errors.GetValueOrDefault("code"), api, hub, context, cancel);
    }

    private static async Task<IResult> PageAsync(Viewer viewer, string? error, AskProApiClient api, FeedHub hub, HttpContext context, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        if ((await api.BeginAuthenticatorAsync(viewer.Token, cancel)).Saved is not { } setup)
            return new SeeOther(SecurityRoutes.Path);
        // The secret stands on this page alone and stays in no store of the browser.
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<SetUpAppPage>(new { Viewer = viewer, Seq = seq, Setup = setup, Error = error })
        {
            StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
