namespace AskPro.Data.Logs;

/// <summary>How serious a log record is, as OpenTelemetry numbers and names it.</summary>
public static class LogSeverities
{
    private static readonly string[] Names = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    /// <summary>The name of a number's range, as in <c>WARN</c>.</summary>
    public static string NameOf(short severity) => Names[Math.Clamp((severity - 1) / 4, 0, Names.Length - 1)];

    /// <summary>The least number of a name, however it is spelled; null for what is none.</summary>
    public static short? NumberOf(string name)
    {
        var index = Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : (short)((index * 4) + 1);
    }
}
