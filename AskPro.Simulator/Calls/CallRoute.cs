using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.Simulator.Calls;

/// <summary>Where a call is answered and where its events go.</summary>
/// <param name="Workspace">The workspace that has the number; null: none.</param>
/// <param name="Business">Who answers.</param>
/// <param name="WebhookUrl">The agent's own webhook; null: that of the account, which is the platform's.</param>
/// <param name="WebhookKey">The key that signs for the agent's own webhook.</param>
/// <param name="Events">What the agent's webhook asks for; null: all that are played.</param>
public sealed record CallRoute(string? Workspace, RehearsalBusiness Business, Uri? WebhookUrl = null, string? WebhookKey = null, IReadOnlyList<string>? Events = null);
