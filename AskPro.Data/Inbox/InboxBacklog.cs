namespace AskPro.Data.Inbox;

/// <summary>How much waits in the inbox, by the database's clock.</summary>
/// <param name="Queued">Jobs not yet processed, retries included.</param>
/// <param name="OldestDueSeconds">How long the oldest due job has been due; 0 when none is.</param>
/// <param name="Quarantined">Jobs kept because they were unreadable or unknown.</param>
/// <param name="Unassigned">Jobs kept because no company was found.</param>
/// <param name="Dead">Jobs kept after four failures.</param>
public sealed record InboxBacklog(long Queued, double OldestDueSeconds, long Quarantined, long Unassigned, long Dead);
