using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Settings.Retell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Setup;

/// <summary>Step „Webhook eintragen": every agent of the company sends its events here.</summary>
internal static class WebhookStepActs
{
    public static Task<RazorComponentResult<WebhookStep>> ShowAsync(
        Viewer viewer, [FromQuery(Name = WebhookNotice.Parameter)] string? said, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        PageAsync(viewer, said, false, api, hub, cancel);

    /// <summary>One button for all: one agent after the other, until one needs a person.</summary>
    public static async Task<IResult> RegisterAllAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        var said = WebhookNotice.Registered;
        foreach (var webhook in (await api.GetWebhooksAsync(viewer.Token, cancel)).Items.Where(WebhookWords.CanRegisterAtOnce))
        {
            var result = await api.RegisterWebhookAsync(viewer.Token, webhook.AgentId, confirmedDraft: null, cancel);
            if (result.Saved is null)
                return new SeeOther(WebhookNotice.AfterSetup(WebhookNotice.Of(result.Errors)));
            if (result.Saved.Code != WebhookWords.Right)
                said = WebhookNotice.Left;
        }

        return new SeeOther(WebhookNotice.AfterSetup(said));
    }

    public static async Task<IResult> FinishAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var marked = await api.MarkStepAsync(viewer.Token, Steps.Webhook, Steps.Done, cancel);
        if (marked.Saved is not null)
            return new SeeOther(SetupPaths.After(Steps.Webhook));
        var page = await PageAsync(viewer, null, true, api, hub, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static async Task<RazorComponentResult<WebhookStep>> PageAsync(
        Viewer viewer, string? said, bool isUnfinished, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var webhooks = await api.GetWebhooksAsync(viewer.Token, cancel);
        // Whoever comes here first wants to see before and after, and has not asked Retell yet.
        if (said is null && webhooks.Items.Any(webhook => webhook.Code is null))
        {
            var looked = await api.LookAtWebhooksAsync(viewer.Token, cancel);
            (webhooks, said) = looked.Saved is { } seen ? (seen, seen.Unfinished > 0 ? WebhookNotice.Partly : said) : (webhooks, WebhookNotice.Of(looked.Errors));
        }

        return new(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            Setup = await ShowSetup.OpenAsync(viewer, Steps.Webhook, api, cancel),
            Webhooks = webhooks,
            Said = said,
            IsUnfinished = isUnfinished,
        });
    }
}
