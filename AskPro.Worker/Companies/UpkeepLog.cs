namespace AskPro.Worker.Companies;

/// <summary>Log lines 3300–3399. Ids and counts, no names.</summary>
internal static partial class UpkeepLog
{
    [LoggerMessage(3300, LogLevel.Warning, "Company {CompanyId} is deleted with everything it owned: {Calls} calls, {People} accounts, {Events} events")]
    public static partial void Deleted(this ILogger log, Guid companyId, long calls, long people, long events);

    [LoggerMessage(3301, LogLevel.Error, "Company {CompanyId} could not be deleted ({Reason}); the next look tries again")]
    public static partial void DeletionFailed(this ILogger log, Guid companyId, string reason);

    [LoggerMessage(3302, LogLevel.Information, "{Count} support accesses ended because their time was over")]
    public static partial void AccessesEnded(this ILogger log, int count);

    [LoggerMessage(3303, LogLevel.Information, "{Count} events of companies that are gone were deleted")]
    public static partial void RemainsDeleted(this ILogger log, long count);

    [LoggerMessage(3305, LogLevel.Warning, "A step of the look after companies failed: {Step} ({Reason}); the others ran, the next look tries again")]
    public static partial void StepFailed(this ILogger log, string step, string reason);

    [LoggerMessage(3306, LogLevel.Information, "The recordings of {Count} calls were forgotten: no consent came within a day")]
    public static partial void RecordingsForgotten(this ILogger log, int count);

    [LoggerMessage(3304, LogLevel.Warning, "Companies could not be looked after ({Reason}); nothing is lost, the next look comes")]
    public static partial void LookFailed(this ILogger log, string reason);
}
