using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.ApiTokens;

/// <summary>The tokens of the person and, for who manages it, of the company.</summary>
internal static class ShowTokens
{
    public static Task<RazorComponentResult<TokensPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        RenderAsync(viewer, TokenForm.Empty, new Dictionary<string, string>(), null, done, api, hub, cancel);

    /// <param name="made">The token that has just been made: this page shows it, and no other ever will.</param>
    internal static async Task<RazorComponentResult<TokensPage>> RenderAsync(
        Viewer viewer, TokenForm form, IReadOnlyDictionary<string, string> errors, MadeTokenAnswer? made, string? done, AskProApiClient api, FeedHub hub,
        CancellationToken cancel) =>
        new(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            List = await api.GetTokensAsync(viewer.Token, cancel),
            Form = form,
            Errors = errors,
            Made = made,
            Done = done,
        });
}
