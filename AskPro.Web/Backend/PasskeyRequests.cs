using System.Text.Json;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the person's passkeys.</summary>
internal static class PasskeyRequests
{
    private const string Passkeys = "/api/me/passkeys";

    public static Task<CeremonyStartAnswer> BeginPasskeyAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.AskAsync<CeremonyStartAnswer>(token, $"{Passkeys}/options", new { }, cancel);

    /// <returns>Changed meanwhile: the device's answer was not good or came too late.</returns>
    public static Task<SaveResult<PasskeyAnswer>> AddPasskeyAsync(
        this AskProApiClient api, SessionToken token, JsonElement? credential, string? state, string? name, CancellationToken cancel) =>
        api.SaveAsync<PasskeyAnswer>(token, HttpMethod.Post, Passkeys, new { credential, state, name }, cancel, limited: "name");

    public static Task<SaveResult<PasskeyAnswer>> RenamePasskeyAsync(
        this AskProApiClient api, SessionToken token, string id, string? name, CancellationToken cancel) =>
        api.SaveAsync<PasskeyAnswer>(token, HttpMethod.Put, $"{Passkeys}/{Uri.EscapeDataString(id)}", new { name }, cancel);

    public static Task RemovePasskeyAsync(this AskProApiClient api, SessionToken token, string id, CancellationToken cancel) =>
        api.RemoveAsync(token, $"{Passkeys}/{Uri.EscapeDataString(id)}", cancel);

    /// <summary>For proving again who one is.</summary>
    public static Task<CeremonyStartAnswer> BeginVerificationAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.AskAsync<CeremonyStartAnswer>(token, "/api/sessions/current/verification/options", new { }, cancel);
}
