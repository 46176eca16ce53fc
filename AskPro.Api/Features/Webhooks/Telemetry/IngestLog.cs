namespace AskPro.Api.Features.Webhooks.Telemetry;

/// <summary>The log lines of the intake, event ids 1100 to 1119. None holds a body, a number or an address.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(1100, LogLevel.Warning, "Webhook refused: {Code}.")]
    public static partial void WebhookRefused(this ILogger logger, string code);

    [LoggerMessage(1101, LogLevel.Error, "Storing {Rows} webhooks failed; their senders were told to come back.")]
    public static partial void FlushFailed(this ILogger logger, int rows, Exception exception);

    [LoggerMessage(1102, LogLevel.Error, "The database refused event {EventId} with SQLSTATE {SqlState}; it is quarantined.")]
    public static partial void RowRefused(this ILogger logger, Guid eventId, string sqlState);

    [LoggerMessage(1103, LogLevel.Error, "A company's webhook key could not be looked up.")]
    public static partial void KeyLookupFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1104, LogLevel.Warning, "Event {EventId} is quarantined: {Cause}.")]
    public static partial void Quarantined(this ILogger logger, Guid eventId, string? cause);
}
