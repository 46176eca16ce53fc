using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Retell;

/// <summary>Puts the company's address into an agent.</summary>
internal static class RegisterWebhook
{
    /// <param name="agentId">Retell's id.</param>
    /// <param name="draft">The fingerprint of a draft that the person said may be published.</param>
    /// <param name="agent">The page to return to; null: the one of all agents.</param>
    /// <param name="setup">Given when the form stood in the set-up.</param>
    public static async Task<SeeOther> SubmitAsync(
        Viewer viewer, [FromForm] string agentId, [FromForm] string? draft, [FromForm] Guid? agent, [FromForm] string? setup, AskProApiClient api, CancellationToken cancel)
    {
        var result = await api.RegisterWebhookAsync(viewer.Token, agentId, draft, cancel);
        return new SeeOther(WebhookNotice.After(agent, result.Saved switch
        {
            { Code: WebhookWords.Right } => WebhookNotice.Registered,
            { Code: WebhookWords.ForeignDraft } when draft is not null => WebhookNotice.DraftChanged,
            not null => WebhookNotice.Left,
            null => WebhookNotice.Of(result.Errors),
        }, setup is not null));
    }
}
