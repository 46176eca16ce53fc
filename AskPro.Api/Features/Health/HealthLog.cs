namespace AskPro.Api.Features.Health;

/// <summary>Log lines 2100–2119.</summary>
internal static partial class HealthLog
{
    [LoggerMessage(2100, LogLevel.Warning, "How components stand could not be written or read ({Reason}); what was known last is shown")]
    public static partial void NotWritten(this ILogger log, string reason);
}
