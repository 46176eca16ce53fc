namespace AskPro.Worker.Feed;

/// <summary>Log lines 3100–3199.</summary>
internal static partial class FeedLog
{
    [LoggerMessage(3100, LogLevel.Debug, "A hint was lost ({Reason}); pages learn of the change by polling")]
    public static partial void HintLost(this ILogger log, string reason);
}
