namespace AskPro.Data.Outbox;

/// <summary>What became of a message.</summary>
/// <param name="Id">The message.</param>
/// <param name="Cause">Why nobody took it, a stable code; null when it was sent.</param>
/// <param name="FinishedAt">When it was sent, or given up.</param>
public sealed record OutboxOutcome(Guid Id, string? Cause, DateTimeOffset FinishedAt);
