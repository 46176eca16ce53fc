namespace AskPro.Worker.Verbs;

internal static partial class MigrateLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Information,
        Message = "The database is up to date: {Count} migrations applied ({Names}), roles and rights set, in {Seconds:0.0} s")]
    public static partial void Migrated(ILogger logger, int count, string names, double seconds);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Critical, Message = "Nothing was migrated: {Problems}")]
    public static partial void Refused(ILogger logger, string problems);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Critical, Message = "The migration failed; run it again when the cause is gone")]
    public static partial void Failed(ILogger logger, Exception exception);
}
