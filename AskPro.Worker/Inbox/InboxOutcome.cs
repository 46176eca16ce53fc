using AskPro.Data.Inbox;
using AskPro.Worker.Resolution;

namespace AskPro.Worker.Inbox;

/// <summary>What became of one event.</summary>
/// <param name="Job">The claimed job.</param>
/// <param name="Kind">The event's name, or <c>unknown</c>.</param>
/// <param name="Result">A word of <see cref="InboxResults"/>.</param>
/// <param name="CompanyId">The company whose call it is.</param>
/// <param name="Method">How the company was found.</param>
/// <param name="Cause">Why it was set aside or failed, a stable code.</param>
/// <param name="Detail">What it waits for beside that: the agent that an unassigned event names.</param>
internal sealed record InboxOutcome(
    ClaimedEvent Job, string Kind, string Result, Guid? CompanyId = null, ResolutionMethod Method = ResolutionMethod.None, string? Cause = null,
    string? Detail = null);

/// <summary>The words for <see cref="InboxOutcome.Result"/>, also the values of the metric tag <c>outcome</c>.</summary>
internal static class InboxResults
{
    /// <summary>The call was created or changed.</summary>
    public const string Applied = "applied";

    /// <summary>The event told nothing that was not known.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>Kept because it cannot be read.</summary>
    public const string Quarantined = "quarantined";

    /// <summary>Kept because no company could be found.</summary>
    public const string Unassigned = "unassigned";

    /// <summary>Failed; another try follows.</summary>
    public const string Retry = "retry";

    /// <summary>Failed for the last time.</summary>
    public const string Dead = "dead";
}
