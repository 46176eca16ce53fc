namespace AskPro.Web.StepUp;

/// <summary>What the page that asks for a proof says; the proof itself never comes back.</summary>
/// <param name="Errors">Field name to code of Api.</param>
/// <param name="AsksForCode">Whether the person has an authenticator app.</param>
/// <param name="HasPasskey">Whether the person has a passkey.</param>
/// <param name="Act">What is being confirmed.</param>
/// <param name="Facts">To whom or what, and what decides it.</param>
public sealed record ConfirmForm(IReadOnlyDictionary<string, string> Errors, bool AsksForCode, bool HasPasskey, string Act, IReadOnlyList<ActFact> Facts);
