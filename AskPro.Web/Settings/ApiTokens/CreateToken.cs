using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.ApiTokens;

/// <summary>
/// Makes a token. The one form that answers with a page instead of a redirect: the token is kept nowhere, so it cannot be shown by a
/// second request.
/// </summary>
internal static class CreateToken
{
    public static async Task<RazorComponentResult<TokensPage>> SubmitAsync(
        Viewer viewer,
        [FromForm] string? name,
        [FromForm] string? kind,
        [FromForm] string? expiresInDays,
        AskProApiClient api,
        FeedHub hub,
        HttpContext context,
        CancellationToken cancel)
    {
        // One box each; the binder takes no list of a name that may be missing.
        var scopes = context.Request.Form["scopes"].OfType<string>();
        // Who may make one kind only is not asked which.
        var form = new TokenForm(name, kind ?? TokenForm.Empty.Kind, [.. scopes], int.TryParse(expiresInDays, out var days) ? days : null);
        var result = await api.CreateTokenAsync(viewer.Token, form, cancel);
        context.Response.Headers.CacheControl = "no-store";
        var page = await ShowTokens.RenderAsync(
            viewer, result.Saved is null ? form : TokenForm.Empty, result.Errors, result.Saved, null, api, hub, cancel);
        if (result.Saved is null)
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
