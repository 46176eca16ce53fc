namespace AskPro.Worker.Verbs.Demo;

internal static partial class DemoLog
{
    [LoggerMessage(EventId = 1101, Level = LogLevel.Information,
        Message = "Demo data is there: {Companies} companies created, {Events} events of their history put into the inbox")]
    public static partial void Seeded(ILogger logger, int companies, int events);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Critical, Message = "The demo data could not be written")]
    public static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Critical, Message = "No demo data: {Problems}")]
    public static partial void Refused(ILogger logger, string problems);
}
