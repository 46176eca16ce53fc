namespace AskPro.Web.Backend;

/// <param name="AuthenticatorSince">Since when an authenticator app is on; null when none is.</param>
public sealed record SecurityAnswer(DateTimeOffset? AuthenticatorSince, int RecoveryCodesLeft);

/// <summary>A secret for an authenticator app.</summary>
/// <param name="Secret">For typing.</param>
/// <param name="Uri">For the QR code.</param>
public sealed record AuthenticatorSetupAnswer(string Secret, string Uri);

/// <summary>Codes that are shown this once.</summary>
internal sealed record ShownCodesAnswer(IReadOnlyList<string> RecoveryCodes);
