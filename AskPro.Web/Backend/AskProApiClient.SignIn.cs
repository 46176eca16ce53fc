using System.Net;
using System.Text.Json;
using AskPro.Web.Sessions;

namespace AskPro.Web.Backend;

internal sealed partial class AskProApiClient
{
    /// <param name="address">Of the browser: Api limits tries by it, and would otherwise count all people as one.</param>
    /// <param name="userAgent">Of the browser: shown to its owner in the list of sessions.</param>
    public async Task<SignInResult> SignInAsync(string email, string password, string? address, string? userAgent, CancellationToken cancel)
    {
        using var response = await SignInStepAsync("/api/sessions", new { email, password }, address, userAgent, cancel);
        return await SignedInAsync(response, SignInFailure.WrongCredentials, cancel);
    }

    /// <returns>Null when there were too many of late.</returns>
    public async Task<CeremonyStartAnswer?> BeginPasskeySignInAsync(string? address, CancellationToken cancel)
    {
        using var response = await SignInStepAsync("/api/sessions/passkey/options", new { }, address, null, cancel);
        return response.StatusCode == HttpStatusCode.TooManyRequests ? null : await ReadAsync<CeremonyStartAnswer>(response, cancel);
    }

    /// <inheritdoc cref="SignInAsync"/>
    public async Task<SignInResult> SignInWithPasskeyAsync(JsonElement? credential, string? state, string? address, string? userAgent, CancellationToken cancel)
    {
        using var response = await SignInStepAsync("/api/sessions/passkey", new { credential, state }, address, userAgent, cancel);
        return await SignedInAsync(response, SignInFailure.UnknownPasskey, cancel);
    }

    /// <summary>The second step.</summary>
    /// <returns>The session, or the code of what is wrong with the code, or why the person is not let in, or nothing: the first step has to be done again.</returns>
    public async Task<(SignInAnswer? Answer, string? Error, SignInFailure? Failure)> RedeemSecondFactorAsync(
        string challenge, string? code, string? address, string? userAgent, CancellationToken cancel)
    {
        using var response = await SignInStepAsync("/api/sessions/second-factor", new { challenge, code }, address, userAgent, cancel);
        return response.StatusCode switch
        {
            HttpStatusCode.BadRequest => (null, (await response.Content.ReadFromJsonAsync<RefusedFields>(cancel))?.Errors?.Values.FirstOrDefault()?[0] ?? "", null),
            HttpStatusCode.TooManyRequests => (null, await LimitAsync(response, cancel), null),
            HttpStatusCode.Unauthorized => (null, null, null),
            HttpStatusCode.Forbidden => (null, null, await NotLetInAsync(response, cancel)),
            _ => (await ReadAsync<SignInAnswer>(response, cancel), null, null),
        };
    }

    private static async Task<SignInResult> SignedInAsync(HttpResponseMessage response, SignInFailure refused, CancellationToken cancel) =>
        response.StatusCode switch
        {
            HttpStatusCode.Unauthorized when await RefusalAsync(response, cancel) is { Code: "second_factor_required", Challenge: { } challenge } => new(null, null, challenge),
            HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest => new(null, refused),
            HttpStatusCode.Forbidden => new(null, await NotLetInAsync(response, cancel)),
            HttpStatusCode.TooManyRequests => new(null, SignInFailure.TooManyTries),
            _ => new(await ReadAsync<SignInAnswer>(response, cancel), null),
        };

    private static async Task<SignInFailure> NotLetInAsync(HttpResponseMessage response, CancellationToken cancel) =>
        (await RefusalAsync(response, cancel))?.Code switch
        {
            "company_suspended" => SignInFailure.CompanySuspended,
            "company_deleting" => SignInFailure.CompanyDeleting,
            _ => SignInFailure.NoCompany,
        };

    /// <summary>Too fast, or locked: the second takes longer, and says how long.</summary>
    private static async Task<string> LimitAsync(HttpResponseMessage response, CancellationToken cancel) =>
        await RefusalAsync(response, cancel) is { Code: "account_locked", Minutes: { } minutes } ? $"account_locked:{minutes}" : "too_many_attempts";

    private async Task<HttpResponseMessage> SignInStepAsync(string path, object step, string? address, string? userAgent, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(step) };
        if (address is not null)
            request.Headers.Add("X-Forwarded-For", address);
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        return await SendAsync(request, cancel);
    }
}
