namespace AskPro.Worker.Logs;

/// <summary>Log lines 3600–3609.</summary>
internal static partial class LogUpkeepLog
{
    [LoggerMessage(3600, LogLevel.Warning, "Old log records could not be forgotten ({Reason}); the next look comes")]
    public static partial void NotForgotten(this ILogger log, string reason);
}
