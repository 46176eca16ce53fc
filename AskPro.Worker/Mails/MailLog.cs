namespace AskPro.Worker.Mails;

/// <summary>Log lines 3200–3299. No addresses, no subjects, no texts, and no words of the mail server, which quote them: ids and codes only.</summary>
internal static partial class MailLog
{
    [LoggerMessage(3200, LogLevel.Information,
        "Mail {MessageId} of company {CompanyId}: try {Attempt} {Outcome} after {LagSeconds:F3} s in {DurationSeconds:F3} s {Cause} {Status}")]
    public static partial void Tried(
        this ILogger log, Guid messageId, Guid? companyId, int attempt, string outcome, double lagSeconds, double durationSeconds, string? cause, int? status);

    [LoggerMessage(3201, LogLevel.Error, "Mail {MessageId} is a dead letter: {Cause} {Status}")]
    public static partial void Dead(this ILogger log, Guid messageId, string? cause, int? status);

    [LoggerMessage(3202, LogLevel.Warning, "The mail server takes no connection or no sign-in ({Status}); mails wait")]
    public static partial void ServerAway(this ILogger log, int? status);

    [LoggerMessage(3203, LogLevel.Warning, "The outbox cannot be read or written ({Reason}): {Description}")]
    public static partial void TurnFailed(this ILogger log, string reason, string? description);

    [LoggerMessage(3204, LogLevel.Information, "No hints from the cache ({Reason}); the outbox is polled")]
    public static partial void NoHints(this ILogger log, string reason);

    [LoggerMessage(3205, LogLevel.Warning, "The backlog of the outbox cannot be read ({Reason})")]
    public static partial void BacklogUnknown(this ILogger log, string reason);

    [LoggerMessage(3206, LogLevel.Warning, "Mail {MessageId} was taken over during its try; it may have been sent twice")]
    public static partial void TakenOver(this ILogger log, Guid messageId);

    [LoggerMessage(3207, LogLevel.Warning, "Mail:Host is not set; mails wait in the outbox")]
    public static partial void NoServer(this ILogger log);

    [LoggerMessage(3208, LogLevel.Error, "Mail {MessageId} could not be sent for a defect: {Reason} {Stack}")]
    public static partial void Defect(this ILogger log, Guid messageId, string reason, string? stack);
}
