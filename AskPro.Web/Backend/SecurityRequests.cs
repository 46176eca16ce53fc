namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the person's ways to sign in.</summary>
internal static class SecurityRequests
{
    private const string Authenticator = "/api/me/authenticator";

    public static Task<SecurityAnswer> GetSecurityAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<SecurityAnswer>(token, "/api/me/security", cancel);

    /// <returns>Not saved when an app is on already.</returns>
    public static Task<SaveResult<AuthenticatorSetupAnswer>> BeginAuthenticatorAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.SaveAsync<AuthenticatorSetupAnswer>(token, HttpMethod.Post, Authenticator, new { }, cancel);

    public static Task<SaveResult<ShownCodesAnswer>> ConfirmAuthenticatorAsync(this AskProApiClient api, SessionToken token, string? code, CancellationToken cancel) =>
        api.SaveAsync<ShownCodesAnswer>(token, HttpMethod.Put, Authenticator, new { code }, cancel, limited: "code");

    public static Task RemoveAuthenticatorAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.RemoveAsync(token, Authenticator, cancel);

    public static Task<SaveResult<ShownCodesAnswer>> RenewRecoveryCodesAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.SaveAsync<ShownCodesAnswer>(token, HttpMethod.Post, "/api/me/recovery-codes", new { }, cancel);
}
