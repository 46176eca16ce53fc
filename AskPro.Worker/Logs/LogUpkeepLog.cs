namespace AskPro.Worker.Logs;

/// <summary>Log lines 3600–3609.</summary>
internal static partial class LogUpkeepLog
{
    [LoggerMessage(3600, LogLevel.Warning, "Old log records could not be forgotten ({Reason}); the next look comes")]
    public static partial void NotForgotten(this ILogger log, string reason);

    [LoggerMessage(3601, LogLevel.Warning, "Log records of Web are not collected ({Reason}); they wait in the cache, the oldest are given up first")]
    public static partial void NotCollected(this ILogger log, string reason);

    [LoggerMessage(3602, LogLevel.Information, "Log records of Web are collected again")]
    public static partial void Collected(this ILogger log);

    [LoggerMessage(3603, LogLevel.Warning, "{Malformed} entries among the log records of Web in the cache are none, and given up")]
    public static partial void Malformed(this ILogger log, int malformed);
}
