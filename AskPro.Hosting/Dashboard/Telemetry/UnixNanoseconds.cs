namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>The times of OTLP: nanoseconds since 1970, UTC.</summary>
internal static class UnixNanoseconds
{
    public const long Second = 1_000_000_000;
    private const long Tick = 100;

    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * Tick;

    /// <summary>A time as it was sent; what lies beyond the year 2262 is cut there.</summary>
    public static long Of(ulong sent) => (long)Math.Min(sent, long.MaxValue);

    public static DateTimeOffset ToTime(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / Tick);
}
