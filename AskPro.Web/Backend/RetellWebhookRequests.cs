namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about webhooks at Retell; what stopped it is the error of the field <c>webhook</c>.</summary>
internal static class RetellWebhookRequests
{
    private const string Webhooks = "/api/retell-webhooks";
    private const string Field = "webhook";

    public static Task<WebhookListAnswer> GetWebhooksAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<WebhookListAnswer>(token, Webhooks, cancel);

    public static Task<SaveResult<WebhookListAnswer>> LookAtWebhooksAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.SaveAsync<WebhookListAnswer>(token, HttpMethod.Post, $"{Webhooks}/looks", new { }, cancel, dependent: Field);

    public static Task<SaveResult<WebhookAnswer>> RegisterWebhookAsync(this AskProApiClient api, SessionToken token, string agentId, string? confirmedDraft, CancellationToken cancel) =>
        api.SaveAsync<WebhookAnswer>(token, HttpMethod.Post, $"{Webhooks}/registrations", new { agentId, confirmedDraft }, cancel, dependent: Field);
}
