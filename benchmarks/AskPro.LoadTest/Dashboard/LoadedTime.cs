namespace AskPro.LoadTest.Dashboard;

/// <summary>What became of the spans of one stretch of time.</summary>
/// <param name="Sent">Spans that were sent.</param>
/// <param name="Stored">Spans the dashboard says it took.</param>
/// <param name="Seconds">How long it took, until the last answer.</param>
/// <param name="CpuMicroseconds">Processor time of the dashboard, a span.</param>
/// <param name="KeptMegaBytes">What the dashboard counts for the telemetry it keeps.</param>
/// <param name="MemoryMegaBytes">The most its process had at once, since its start.</param>
internal sealed record LoadedTime(long Sent, long Stored, double Seconds, double CpuMicroseconds, long KeptMegaBytes, long MemoryMegaBytes)
{
    public double PerSecond => Stored / Seconds;
}
