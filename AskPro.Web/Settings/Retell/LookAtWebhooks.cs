using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Retell;

/// <summary>Asks Retell how the company's agents stand.</summary>
internal static class LookAtWebhooks
{
    public static async Task<SeeOther> SubmitAsync(Viewer viewer, [FromForm] Guid? agent, [FromForm] string? setup, AskProApiClient api, CancellationToken cancel)
    {
        var result = await api.LookAtWebhooksAsync(viewer.Token, cancel);
        return new SeeOther(WebhookNotice.After(agent, result.Saved switch
        {
            { Unfinished: > 0 } => WebhookNotice.Partly,
            not null => WebhookNotice.Looked,
            null => WebhookNotice.Of(result.Errors),
        }, setup is not null));
    }
}
