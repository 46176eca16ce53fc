using System.Text.Json;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Passkeys;

/// <summary>
/// The two steps of making and of using a passkey. Between them the caller keeps the state: sealed, for one purpose and one person,
/// five minutes.
/// </summary>
internal sealed partial class PasskeyCeremonies(
    IPasskeyHandler<User> handler, TravellingState state, IHttpContextAccessor current, ILogger<PasskeyCeremonies> logger)
{
    private const string Creation = "passkey-creation";
    private const string SignIn = "passkey-sign-in";
    private const string Confirmation = "passkey-confirmation";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private HttpContext Http => current.HttpContext!;

    internal async Task<Ceremony> BeginCreationAsync(User user)
    {
        var entity = new PasskeyUserEntity { Id = $"{user.Id:D}", Name = user.Email!, DisplayName = user.DisplayName };
        var made = await handler.MakeCreationOptionsAsync(entity, Http);
        return Of(made.CreationOptionsJson, Creation, Owner(user), made.AttestationState);
    }

    /// <returns>The new passkey; null when the answer of the device or the state is not good.</returns>
    internal async Task<UserPasskeyInfo?> FinishCreationAsync(User user, CeremonyAnswer answer)
    {
        if (state.Open(Creation, Owner(user), answer.State) is not { } kept || answer.CredentialJson is not { } credential) return null;
        var result = await handler.PerformAttestationAsync(new() { HttpContext = Http, CredentialJson = credential, AttestationState = kept });
        if (result.Succeeded && result.UserEntity.Id == Owner(user)) return result.Passkey;
        LogRefused(logger, "creation", result.Failure?.GetType().Name);
        return null;
    }

    /// <summary>For nobody known: the device names the person.</summary>
    internal Task<Ceremony> BeginSignInAsync() => BeginAsync(null, SignIn);

    /// <summary>For the signed-in person, who proves again who it is.</summary>
    internal Task<Ceremony> BeginConfirmationAsync(User user) => BeginAsync(user, Confirmation);

    /// <summary>Null for a passkey that is unknown, removed, of a person who is gone, or wrong in any other way: the caller never learns which.</summary>
    internal Task<PasskeyAssertionResult<User>?> FinishSignInAsync(CeremonyAnswer answer) => FinishAsync(null, SignIn, answer);

    /// <inheritdoc cref="FinishSignInAsync"/>
    internal Task<PasskeyAssertionResult<User>?> FinishConfirmationAsync(User user, CeremonyAnswer answer) => FinishAsync(user, Confirmation, answer);

    /// <summary>Keeps what the device has counted, in the transaction of what the passkey is good for.</summary>
    /// <returns>False when the passkey was removed meanwhile.</returns>
    internal static async Task<bool> RedeemAsync(AskProDbContext database, User user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        await database.UserPasskeys
            .Where(row => row.UserId == user.Id && row.CredentialId == passkey.CredentialId && row.Data.SignCount <= passkey.SignCount)
            .ExecuteUpdateAsync(
                row => row.SetProperty(own => own.Data.SignCount, passkey.SignCount).SetProperty(own => own.Data.IsBackedUp, passkey.IsBackedUp),
                cancellationToken) == 1;

    private async Task<Ceremony> BeginAsync(User? user, string purpose)
    {
        var made = await handler.MakeRequestOptionsAsync(user, Http);
        return Of(made.RequestOptionsJson, purpose, Owner(user), made.AssertionState);
    }

    private async Task<PasskeyAssertionResult<User>?> FinishAsync(User? user, string purpose, CeremonyAnswer answer)
    {
        if (state.Open(purpose, Owner(user), answer.State) is not { } kept || answer.CredentialJson is not { } credential) return null;
        var result = await handler.PerformAssertionAsync(new() { HttpContext = Http, CredentialJson = credential, AssertionState = kept });
        if (result.Succeeded) return result;
        LogRefused(logger, "use", result.Failure?.GetType().Name);
        return null;
    }

    private Ceremony Of(string options, string purpose, string owner, string? kept) =>
        new(JsonSerializer.Deserialize<JsonElement>(options), state.Seal(purpose, owner, kept ?? "", Lifetime));

    private static string Owner(User? user) => user is null ? "" : $"{user.Id:D}";

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning, Message = "Passkey refused at its {Step}: {Reason}")]
    private static partial void LogRefused(ILogger logger, string step, string? reason);
}

/// <summary>The first step of making or using a passkey.</summary>
/// <param name="Options">What the browser hands to <c>navigator.credentials</c>.</param>
/// <param name="State">To be sent back with the answer, within five minutes.</param>
internal sealed record Ceremony(JsonElement Options, string State);

/// <summary>The second step.</summary>
/// <param name="Credential">The browser's answer, <c>credential.toJSON()</c>.</param>
/// <param name="State">As the first step gave it.</param>
internal record CeremonyAnswer(JsonElement? Credential, string? State)
{
    private const int Longest = 64 * 1024;

    /// <summary>Null for what is no answer of a browser.</summary>
    internal string? CredentialJson =>
        Credential is { ValueKind: JsonValueKind.Object } credential && credential.GetRawText() is { Length: <= Longest } text ? text : null;
}
