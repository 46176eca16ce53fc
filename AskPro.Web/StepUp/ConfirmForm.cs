namespace AskPro.Web.StepUp;

/// <summary>What the page that asks for a proof says; the proof itself never comes back.</summary>
/// <param name="PasswordError">Code of Api; null when the field is fine.</param>
public sealed record ConfirmForm(string? PasswordError = null);
