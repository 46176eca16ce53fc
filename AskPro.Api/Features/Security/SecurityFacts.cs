namespace AskPro.Api.Features.Security;

/// <summary>What the audit log says of a change to the ways of a person to sign in.</summary>
/// <param name="Passkey">Name of the passkey.</param>
/// <param name="RecoveryCodes">How many are left.</param>
internal sealed record SecurityFacts(string? Passkey = null, int? RecoveryCodes = null);
