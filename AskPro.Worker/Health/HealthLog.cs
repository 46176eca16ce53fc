namespace AskPro.Worker.Health;

/// <summary>Log lines 3500–3599.</summary>
internal static partial class HealthLog
{
    [LoggerMessage(3500, LogLevel.Warning, "How the Worker stands could not be written ({Reason}); it is kept until it can")]
    public static partial void NotWritten(this ILogger log, string reason);
}
