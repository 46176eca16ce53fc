using AskPro.Web.Settings.ApiTokens;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about API tokens.</summary>
internal static class ApiTokenRequests
{
    private const string Tokens = "/api/tokens";

    public static Task<TokenListAnswer> GetTokensAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<TokenListAnswer>(token, Tokens, cancel);

    public static Task<SaveResult<MadeTokenAnswer>> CreateTokenAsync(
        this AskProApiClient api, SessionToken token, TokenForm form, CancellationToken cancel) =>
        api.SaveAsync<MadeTokenAnswer>(token, HttpMethod.Post, Tokens, form, cancel);

    public static Task<string?> RevokeTokenAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Tokens}/{id:D}", cancel);
}
