namespace AskPro.Worker.Alarms;

/// <summary>Log lines 3700–3799.</summary>
internal static partial class AlarmLog
{
    [LoggerMessage(3700, LogLevel.Warning, "The alarms could not be evaluated ({Reason}); the next look comes soon")]
    public static partial void NotEvaluated(this ILogger log, string reason);

    [LoggerMessage(3701, LogLevel.Warning, "Alarms: {Fired} fire, {Resolved} are over, {Told} messages asked for")]
    public static partial void Changed(this ILogger log, int fired, int resolved, int told);
}
