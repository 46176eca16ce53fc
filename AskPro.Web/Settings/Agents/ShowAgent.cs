using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Settings.Retell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Agents;

/// <summary>One agent of the company.</summary>
internal static class ShowAgent
{
    public static async Task<RazorComponentResult<AgentPage>> PageAsync(
        Guid id, Viewer viewer, [FromQuery(Name = Companies.ShowCompany.SavedParameter)] string? saved,
        [FromQuery(Name = WebhookNotice.Parameter)] string? webhook, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var stored = await api.GetAgentAsync(viewer.Token, id, cancel);
        // Without an address there is no key, and Retell cannot be asked.
        var webhooks = await api.GetWebhooksAsync(viewer.Token, cancel);
        return new(new
        {
            Viewer = viewer,
            Seq = seq,
            Stored = stored,
            Form = AgentForm.Of(stored.Agent),
            WasSaved = saved is not null,
            Webhook = webhooks.Address is null ? null : webhooks.Items.FirstOrDefault(item => item.AgentId == stored.Agent.RetellAgentId),
            WebhookKeyCode = webhooks.KeyCode,
            WebhookSaid = webhook,
        });
    }
}
