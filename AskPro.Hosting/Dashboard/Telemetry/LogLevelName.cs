namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>The six levels people filter by; the value is the lowest number of OTLP that belongs to it.</summary>
internal enum LogLevelName
{
    Unknown = 0,
    Trace = 1,
    Debug = 5,
    Information = 9,
    Warning = 13,
    Error = 17,
    Critical = 21,
}

internal static class LogLevelNames
{
    /// <summary>What a person can choose, the most talkative first.</summary>
    public static IReadOnlyList<LogLevelName> All { get; } =
        [LogLevelName.Trace, LogLevelName.Debug, LogLevelName.Information, LogLevelName.Warning, LogLevelName.Error, LogLevelName.Critical];

    public static LogLevelName Of(int severity) => severity <= 0 ? LogLevelName.Unknown : All.LastOrDefault(level => (int)level <= severity);
}
