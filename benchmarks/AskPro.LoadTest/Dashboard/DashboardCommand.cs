using System.Globalization;
using AskPro.LoadTest.Figures;
using AskPro.LoadTest.Machine;

namespace AskPro.LoadTest.Dashboard;

/// <summary>
/// Sends spans to a dashboard, first as fast as it answers, then, if asked for, as many a second as are wanted for a long
/// time; asks it afterwards how many it took and looks whether its memory has come to rest.
/// </summary>
internal static class DashboardCommand
{
    private const double WantedPerSecond = 10_000;

    /// <summary>A little more than wanted, so that the figure does not miss the goal by its last message.</summary>
    private const double SoakPerSecond = 1.02 * WantedPerSecond;

    /// <summary>The limits of the telemetry are 320 MB together; the rest is the runtime's, the pages' and what is on its way.</summary>
    private const long LargestMemory = 1024;

    private const double LargestGrowth = 1.1;

    public static async Task<int> RunAsync(DashboardArguments arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Machine: {MachineDescription.Text()}");
        await using var dashboard = await MeasuredDashboard.StartAsync(cancellationToken);
        using var load = new SpanLoad(dashboard, arguments.Connections);
        var rounds = new List<LoadedTime>();
        for (var round = 1; round <= arguments.Rounds; round++)
            rounds.Add(Told($"round {round}", await load.RunAsync(TimeSpan.FromSeconds(arguments.Seconds), pace: null, cancellationToken)));

        var soak = await SoakAsync(load, arguments.SoakMinutes, cancellationToken);
        var lost = rounds.Concat(soak).Sum(time => time.Sent - time.Stored);
        var perSecond = Median.Of(rounds.Select(time => time.PerSecond));
        var memory = rounds.Concat(soak).Max(time => time.MemoryMegaBytes);
        var growth = soak.Count == 0 ? 1 : (double)soak[^1].MemoryMegaBytes / soak[soak.Count / 2].MemoryMegaBytes;
        Console.WriteLine(FigureLine.Of(
            ("spans_per_s", (long)perSecond), ("worst_spans_per_s", (long)rounds.Min(time => time.PerSecond)), ("lost", lost), ("memory_mb", memory),
            ("soak_minutes", soak.Count), ("soak_worst_spans_per_s", soak.Count == 0 ? 0 : (long)soak.Min(time => time.PerSecond)),
            ("soak_memory_growth", Math.Round(growth, 2))));
        var isFast = perSecond >= WantedPerSecond && soak.All(time => time.PerSecond >= WantedPerSecond);
        return arguments.Check && !(isFast && lost == 0 && memory <= LargestMemory && growth <= LargestGrowth) ? 1 : 0;
    }

    /// <summary>Minute by minute.</summary>
    private static async Task<List<LoadedTime>> SoakAsync(SpanLoad load, int minutes, CancellationToken cancellationToken)
    {
        var soak = new List<LoadedTime>();
        for (var minute = 1; minute <= minutes; minute++)
            soak.Add(Told($"minute {minute}", await load.RunAsync(TimeSpan.FromMinutes(1), SoakPerSecond, cancellationToken)));
        return soak;
    }

    private static LoadedTime Told(string name, LoadedTime time)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {time.PerSecond:0} spans/s, {time.Sent - time.Stored} lost, {time.CpuMicroseconds:0.0} µs of processor a span, kept {time.KeptMegaBytes} MB, memory {time.MemoryMegaBytes} MB, load average {MachineDescription.Load()}"));
        return time;
    }
}
