namespace AskPro.Worker.AlarmWebhooks;

/// <summary>Log lines 3710–3719. No address, no secret, no words of the receiver: ids, codes and statuses only.</summary>
internal static partial class AlarmWebhookLog
{
    [LoggerMessage(3710, LogLevel.Information, "Alarm webhook {MessageId}: try {Attempt} {Outcome}, cause {Cause}, status {Status}")]
    public static partial void Tried(this ILogger log, Guid messageId, int attempt, string outcome, string cause, int? status);

    [LoggerMessage(3711, LogLevel.Error, "Alarm webhook {MessageId} is a dead letter: {Cause} {Status}")]
    public static partial void Dead(this ILogger log, Guid messageId, string? cause, int? status);

    [LoggerMessage(3712, LogLevel.Warning, "The alarm webhooks of the outbox cannot be read or written ({Reason}): {SqlState}")]
    public static partial void TurnFailed(this ILogger log, string reason, string? sqlState);

    [LoggerMessage(3713, LogLevel.Error, "Alarm webhook {MessageId} could not be sent for a defect: {Reason}")]
    public static partial void Defect(this ILogger log, Guid messageId, string reason);
}
