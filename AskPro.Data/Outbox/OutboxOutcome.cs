namespace AskPro.Data.Outbox;

/// <summary>What became of a message, or of its tries so far.</summary>
/// <param name="Id">The message.</param>
/// <param name="Cause">Why nobody took it, a stable code; null when it was sent.</param>
/// <param name="FinishedAt">When it was sent, or given up; null while it is tried again.</param>
public sealed record OutboxOutcome(Guid Id, string? Cause, DateTimeOffset? FinishedAt);
