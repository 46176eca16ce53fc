namespace AskPro.Web.Backend;

/// <param name="AuthenticatorSince">Since when an authenticator app is on; null when none is.</param>
public sealed record SecurityAnswer(DateTimeOffset? AuthenticatorSince, int RecoveryCodesLeft, IReadOnlyList<PasskeyAnswer> Passkeys);

/// <param name="IsSynced">Whether it survives the device.</param>
public sealed record PasskeyAnswer(string Id, string Name, DateTimeOffset CreatedAt, bool IsSynced);

/// <summary>The first step of making or using a passkey.</summary>
/// <param name="Options">For the script.</param>
/// <param name="State">For the second step; the browser keeps it encrypted.</param>
internal sealed record CeremonyStartAnswer(System.Text.Json.JsonElement Options, string State);

/// <summary>A secret for an authenticator app.</summary>
/// <param name="Secret">For typing.</param>
/// <param name="Uri">For the QR code.</param>
public sealed record AuthenticatorSetupAnswer(string Secret, string Uri);

/// <summary>Codes that are shown this once.</summary>
internal sealed record ShownCodesAnswer(IReadOnlyList<string> RecoveryCodes);
