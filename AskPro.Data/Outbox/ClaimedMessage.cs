namespace AskPro.Data.Outbox;

/// <summary>A message that nobody else works on until its lease ends.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="CompanyId">The company it is about; null when it is about a person.</param>
/// <param name="IdempotencyKey">The same for every try.</param>
/// <param name="Payload">What to do, encrypted.</param>
/// <param name="Attempts">Failures so far.</param>
/// <param name="Fence">The number of this claim: later claims have higher ones, and only the highest may write what became of the message.</param>
/// <param name="CreatedAt">When the change that asked for it was made.</param>
/// <param name="IsExpired">It is of no use any more.</param>
/// <param name="TraceParent">W3C traceparent of who asked for it.</param>
public sealed record ClaimedMessage(
    Guid Id, Guid? CompanyId, string IdempotencyKey, string Payload, int Attempts, long Fence, DateTimeOffset CreatedAt, bool IsExpired,
    string? TraceParent = null);
