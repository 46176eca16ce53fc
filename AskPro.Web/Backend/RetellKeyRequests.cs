namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the connection to Retell.</summary>
internal static class RetellKeyRequests
{
    private const string Keys = "/api/retell-keys";

    public static Task<RetellKeyListAnswer> GetRetellKeysAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<RetellKeyListAnswer>(token, Keys, cancel);

    /// <param name="otherWorkspace">Whether a key of another workspace is meant.</param>
    public static Task<SaveResult<RetellKeyAnswer>> AddRetellKeyAsync(
        this AskProApiClient api, SessionToken token, string? key, bool otherWorkspace, CancellationToken cancel) =>
        api.SaveAsync<RetellKeyAnswer>(token, HttpMethod.Post, Keys, new { key, otherWorkspace }, cancel, dependent: "key");

    /// <summary>Asks Retell about a stored key again; what stopped that is the error of the field <c>check</c>.</summary>
    public static Task<SaveResult<RetellKeyAnswer>> CheckRetellKeyAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.SaveAsync<RetellKeyAnswer>(token, HttpMethod.Post, $"{Keys}/{id:D}/checks", new { }, cancel, dependent: "check");

    public static Task<string?> RemoveRetellKeyAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Keys}/{id:D}", cancel);
}
