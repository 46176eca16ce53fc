using AskPro.Data.Tenancy;

namespace AskPro.Data.AgentWebhooks;

/// <summary>
/// What was last seen of the webhook of an agent that is a company's business, so that a page need not ask Retell. Retell's truth is at
/// Retell: nothing is decided by this row.
/// </summary>
public sealed class AgentWebhook : ICompanyOwned
{
    /// <summary>The code of an agent whose events come here.</summary>
    public const string Right = "right";

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>Retell's id of the agent; it need not be entered with the company when it answers one of its numbers.</summary>
    public required string RetellAgentId { get; init; }

    /// <summary>What Retell calls it.</summary>
    public string? AgentName { get; init; }

    /// <summary><see cref="Right"/>, or a code of what is not.</summary>
    public required string Code { get; init; }

    /// <summary>Versions in use before and after, steps and what is left to a person, JSON; of somebody's draft what it changes. Of addresses it has hosts only.</summary>
    public required string Report { get; init; }

    /// <summary>When Retell was last asked.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>When it became right, or was first seen not to be.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was last seen right; null when it never was.</summary>
    public DateTimeOffset? RightAt { get; init; }

    /// <summary>How many calls of the agent Retell listed for the last hours, when no event of any of them had arrived; otherwise 0.</summary>
    public int SilentCalls { get; init; }

    /// <summary>With <see cref="SilentCalls"/>: when the first of them began.</summary>
    public DateTimeOffset? SilentSince { get; init; }
}
