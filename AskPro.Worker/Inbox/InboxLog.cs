using AskPro.Worker.Resolution;

namespace AskPro.Worker.Inbox;

/// <summary>Log lines 3000–3099. No numbers of telephones, no names, no texts: ids and codes only, and of an exception its stack; a message only when it is about the connection.</summary>
internal static partial class InboxLog
{
    [LoggerMessage(3000, LogLevel.Information,
        "Event {EventId} of company {CompanyId}, call {CallId}: {Kind} try {Attempt} {Outcome} after {LagSeconds:F3} s in {DurationSeconds:F3} s, resolved by {Method}, cause {Cause}")]
    public static partial void Processed(
        this ILogger log, Guid eventId, Guid? companyId, string? callId, string kind, int attempt, double lagSeconds, double durationSeconds,
        string outcome, ResolutionMethod method, string cause);

    [LoggerMessage(3001, LogLevel.Warning, "A batch of {Events} events failed ({Cause} {Detail}); each is tried alone. {Stack}")]
    public static partial void Isolating(this ILogger log, int events, string cause, string detail, string? stack);

    [LoggerMessage(3002, LogLevel.Error, "Event {EventId} is a dead letter: {Cause} {Detail}")]
    public static partial void Dead(this ILogger log, Guid eventId, string cause, string detail);

    [LoggerMessage(3003, LogLevel.Warning, "The inbox cannot be read or written, failure {Failures} in a row ({Reason}): {Description}")]
    public static partial void TurnFailed(this ILogger log, int failures, string reason, string description);

    [LoggerMessage(3004, LogLevel.Information, "No hints from the cache ({Reason}); the inbox is polled")]
    public static partial void NoHints(this ILogger log, string reason);

    [LoggerMessage(3006, LogLevel.Information, "{Events} unassigned events are queued again: their number has an owner now")]
    public static partial void QueuedAgain(this ILogger log, int events);

    [LoggerMessage(3007, LogLevel.Warning, "Unassigned events cannot be looked at ({Reason})")]
    public static partial void SecondChanceFailed(this ILogger log, string reason);

    [LoggerMessage(3005, LogLevel.Warning, "The backlog cannot be read ({Reason})")]
    public static partial void BacklogUnknown(this ILogger log, string reason);
}
