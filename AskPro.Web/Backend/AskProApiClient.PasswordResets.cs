using System.Net;

namespace AskPro.Web.Backend;

internal sealed partial class AskProApiClient
{
    /// <summary>Asks for a link by mail. Api answers the same whether the address has an account or not.</summary>
    /// <param name="address">Of the browser: Api limits tries by it.</param>
    public Task<PasswordResetResult> AskForPasswordResetAsync(string? email, string? address, CancellationToken cancel) =>
        ResetAsync("/api/password-resets", new { email }, address, cancel);

    /// <summary>Sets a new password with the secret of a link.</summary>
    public Task<PasswordResetResult> RedeemPasswordResetAsync(
        Guid account, string token, string? newPassword, string? address, CancellationToken cancel) =>
        ResetAsync("/api/password-resets/redemptions", new { account, token, newPassword }, address, cancel);

    private async Task<PasswordResetResult> ResetAsync(string path, object wish, string? address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(wish) };
        if (address is not null)
            request.Headers.Add("X-Forwarded-For", address);
        using var response = await SendAsync(request, cancel);
        if (response.IsSuccessStatusCode)
            return new(PasswordResetOutcome.Done);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return new(PasswordResetOutcome.TooManyTries);
        if (response.StatusCode != HttpStatusCode.BadRequest)
            throw new ServiceAwayException(ServiceDefaults.ResourceNames.Api, new HttpRequestException($"Status {(int)response.StatusCode}.", null, response.StatusCode));
        return await response.Content.ReadFromJsonAsync<RefusedFields>(cancel) is { Errors: { Count: > 0 } errors }
            ? new(PasswordResetOutcome.Refused, errors.Values.First()[0])
            : new(PasswordResetOutcome.InvalidLink);
    }
}

/// <param name="Error">Code of the refused field; null unless one was.</param>
internal sealed record PasswordResetResult(PasswordResetOutcome Outcome, string? Error = null);

/// <summary>What became of a step of a password reset.</summary>
public enum PasswordResetOutcome
{
    Done,
    Refused,
    InvalidLink,
    TooManyTries,
    ServiceAway,
}
