namespace AskPro.Data.Inbox;

/// <summary>What a failed try led to.</summary>
/// <param name="EventId">The job.</param>
/// <param name="State"><see cref="InboxState.Queued"/> for another try, <see cref="InboxState.Dead"/> (of a test event <see cref="InboxState.Discarded"/>) after the fourth failure.</param>
/// <param name="Attempts">Failures so far, 1 to 4.</param>
/// <param name="RunAt">When the next try is due, by the database's clock.</param>
public sealed record InboxFailure(Guid EventId, InboxState State, int Attempts, DateTimeOffset RunAt);
