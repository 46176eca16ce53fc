namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api for new businesses.</summary>
internal static class SignUpRequests
{
    private const string SignUps = "/api/sign-ups";

    public static Task<LinkResult<SignUpStateAnswer>> GetSignUpAsync(this AskProApiClient api, CancellationToken cancel) =>
        api.SendLinkAsync<SignUpStateAnswer>(HttpMethod.Get, SignUps, null, null, null, cancel);

    /// <summary>Asks for a mail. Api answers the same whether the address has an account or not.</summary>
    public static Task<LinkResult<NoAnswer>> AskForSignUpAsync(this AskProApiClient api, object wish, string? address, CancellationToken cancel) =>
        api.SendLinkAsync<NoAnswer>(HttpMethod.Post, SignUps, wish, address, null, cancel);

    public static Task<LinkResult<WaitingSignUpAnswer>> LookUpSignUpAsync(this AskProApiClient api, string? token, string? address, CancellationToken cancel) =>
        api.SendLinkAsync<WaitingSignUpAnswer>(HttpMethod.Post, $"{SignUps}/lookups", new { token }, address, null, cancel);

    public static Task<LinkResult<NewAccountAnswer>> RedeemSignUpAsync(
        this AskProApiClient api, string? token, string? password, string? address, CancellationToken cancel) =>
        api.SendLinkAsync<NewAccountAnswer>(HttpMethod.Post, $"{SignUps}/redemptions", new { token, password }, address, null, cancel);
}

internal sealed record SignUpStateAnswer(bool Enabled);

/// <summary>What waits behind the link of a sign-up.</summary>
public sealed record WaitingSignUpAnswer(string CompanyName, string DisplayName, string Email);

/// <param name="Email">To sign in with.</param>
internal sealed record NewAccountAnswer(string Email);
