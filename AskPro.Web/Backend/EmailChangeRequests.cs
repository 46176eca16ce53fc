namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the own e-mail address.</summary>
internal static class EmailChangeRequests
{
    /// <summary>Asks for a link to the new address; may need a fresh proof first.</summary>
    public static Task<LinkResult<NoAnswer>> AskForEmailChangeAsync(this AskProApiClient api, SessionToken token, string? email, CancellationToken cancel) =>
        api.SendLinkAsync<NoAnswer>(HttpMethod.Put, "/api/me/email", new { email }, null, token, cancel);

    public static Task<LinkResult<NoAnswer>> RedeemEmailChangeAsync(this AskProApiClient api, string? token, string? address, CancellationToken cancel) =>
        api.SendLinkAsync<NoAnswer>(HttpMethod.Post, "/api/email-changes/redemptions", new { token }, address, null, cancel);
}
