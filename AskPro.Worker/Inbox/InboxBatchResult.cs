using AskPro.Data.Inbox;

namespace AskPro.Worker.Inbox;

/// <summary>What one transaction did.</summary>
/// <param name="Claimed">The jobs it took.</param>
/// <param name="Outcomes">What became of them; empty when the transaction failed.</param>
/// <param name="Feed">New feed numbers of the companies whose calls changed.</param>
/// <param name="Failure">Why it was rolled back.</param>
/// <param name="Kind">Whom the failure counts against; without one of no meaning.</param>
internal sealed record InboxBatchResult(
    IReadOnlyList<ClaimedEvent> Claimed,
    IReadOnlyList<InboxOutcome> Outcomes,
    IReadOnlyList<(Guid CompanyId, long Seq)> Feed,
    Exception? Failure = null,
    InboxFailureKind Kind = default)
{
    public static InboxBatchResult Failed(IReadOnlyList<ClaimedEvent> claimed, Exception failure, bool answered) =>
        new(claimed, [], [], failure, InboxCauses.KindOf(failure, answered));
}
