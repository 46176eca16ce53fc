using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>What a registration at one agent is to do.</summary>
/// <param name="Key">The workspace's API key.</param>
/// <param name="AgentId"><c>agent_…</c>.</param>
/// <param name="Wish">What shall stand in every version that is in use.</param>
/// <param name="IsOthers">
/// Whether the agent, or one of these numbers that lead to it (E.164), is another company's too. Asked once something is to be done, and
/// before anything is; what it throws comes out of the registration, and nothing was changed.
/// </param>
public sealed record RegistrationOrder(
    string Key, string AgentId, RetellWebhookSettings Wish, Func<IReadOnlyCollection<string>, CancellationToken, Task<bool>> IsOthers)
{
    /// <summary>Looks and reports, and changes nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The fingerprint of somebody's draft that a person wants published as it was shown, with all that it holds; null: none is.</summary>
    public string? ConfirmedDraft { get; init; }

    /// <summary>Gives up, and reports what was done until then as when Retell is away; otherwise it takes as long as it takes.</summary>
    public CancellationToken Patience { get; init; }
}
