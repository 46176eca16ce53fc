using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.RetellWebhooks;

/// <summary><c>GET /api/retell-webhooks</c>: whether Retell sends the company's events here, as last seen.</summary>
internal static class ListWebhooks
{
    internal static void MapListWebhooks(this RouteGroupBuilder webhooks) =>
        webhooks.MapGet("", HandleAsync)
            .Needs(Right.Manage)
            .WithName("ListRetellWebhooks")
            .WithSummary("The webhooks at Retell")
            .WithDescription("Every agent that is entered with the company or was seen to answer one of its numbers, with what Retell had when it was last asked. Retell is not asked now.");

    private static async Task<Ok<WebhookList>> HandleAsync(WebhookReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.AllAsync(0, cancellationToken));
}
