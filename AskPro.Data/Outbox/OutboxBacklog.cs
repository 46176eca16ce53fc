namespace AskPro.Data.Outbox;

/// <summary>How much waits in the outbox, by the database's clock.</summary>
/// <param name="Queued">Messages not yet sent, retries included.</param>
/// <param name="OldestDueSeconds">How long the oldest due message has been due; 0 when none is.</param>
/// <param name="Dead">Messages kept because they could not be sent.</param>
public sealed record OutboxBacklog(long Queued, double OldestDueSeconds, long Dead);
