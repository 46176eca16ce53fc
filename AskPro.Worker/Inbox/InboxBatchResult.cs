using AskPro.Data.Inbox;
using AskPro.Worker.Calls;

namespace AskPro.Worker.Inbox;

/// <summary>What one transaction did.</summary>
/// <param name="Claimed">The jobs it took.</param>
/// <param name="Outcomes">What became of them; empty when the transaction failed.</param>
/// <param name="Feed">New feed numbers of the companies whose calls changed.</param>
/// <param name="Calls">States that calls reached.</param>
/// <param name="Failure">Why it was rolled back.</param>
/// <param name="Kind">Whom the failure counts against; without one of no meaning.</param>
/// <param name="Found">After a failure, the companies of the events as far as it let them be looked for; null is nobody's.</param>
internal sealed record InboxBatchResult(
    IReadOnlyList<ClaimedEvent> Claimed,
    IReadOnlyList<InboxOutcome> Outcomes,
    IReadOnlyList<(Guid CompanyId, long Seq)> Feed,
    IReadOnlyList<CallProgress> Calls,
    Exception? Failure = null,
    InboxFailureKind Kind = default,
    IReadOnlyDictionary<Guid, Guid?>? Found = null)
{
    public static InboxBatchResult Failed(
        IReadOnlyList<ClaimedEvent> claimed, Exception failure, bool answered, IReadOnlyDictionary<Guid, Guid?>? found = null) =>
        new(claimed, [], [], [], failure, InboxCauses.KindOf(failure, answered), found);

    /// <summary>The company found for a job that failed; what an earlier try found, when this one did not get so far.</summary>
    public Guid? CompanyOf(ClaimedEvent job) => Found is not null && Found.TryGetValue(job.EventId, out var company) ? company : job.CompanyId;
}
