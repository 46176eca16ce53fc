using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Retell;

/// <summary>How the company is connected to Retell.</summary>
internal static class ShowRetell
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static Task<RazorComponentResult<RetellPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = Notices.Parameter)] string? done, [FromQuery(Name = WebhookNotice.Parameter)] string? webhook,
        AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        RenderAsync(viewer, NoErrors, null, done, api, hub, cancel, webhook);

    /// <param name="errors">What is wrong with the key that was typed; that key is not shown again.</param>
    /// <param name="failed">The stored key that could not be checked.</param>
    /// <param name="webhook">What is said about webhooks.</param>
    internal static async Task<RazorComponentResult<RetellPage>> RenderAsync(
        Viewer viewer, IReadOnlyDictionary<string, string> errors, FailedCheck? failed, string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel,
        string? webhook = null) =>
        new(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            List = await api.GetRetellKeysAsync(viewer.Token, cancel),
            Webhooks = await api.GetWebhooksAsync(viewer.Token, cancel),
            WebhookSaid = webhook,
            Errors = errors,
            Failed = failed,
            Done = done,
        });
}

/// <summary>A check that said nothing about the key.</summary>
/// <param name="Id">The key.</param>
/// <param name="Code">Why not.</param>
public sealed record FailedCheck(Guid Id, string Code);
