namespace AskPro.Worker.Verbs.Demo;

/// <summary>Log lines 1011–1019.</summary>
internal static partial class DemoLog
{
    [LoggerMessage(EventId = 1011, Level = LogLevel.Information,
        Message = "Demo data is there: {Companies} companies created, {Events} events of their history put into the inbox")]
    public static partial void Seeded(ILogger logger, int companies, int events);

    [LoggerMessage(EventId = 1012, Level = LogLevel.Critical, Message = "The demo data could not be written")]
    public static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 1013, Level = LogLevel.Critical, Message = "No demo data: {Problems}")]
    public static partial void Refused(ILogger logger, string problems);
}
