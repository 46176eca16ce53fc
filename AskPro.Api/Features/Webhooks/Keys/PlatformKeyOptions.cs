namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>Configuration section <c>Retell</c>.</summary>
internal sealed class PlatformKeyOptions
{
    internal const string Section = "Retell";

    /// <summary>
    /// The Retell API key of the platform's own workspace, the one with the webhook badge. It signs what arrives at the address without
    /// a company key; empty = that address refuses everything.
    /// </summary>
    public string PlatformKey { get; set; } = "";
}
