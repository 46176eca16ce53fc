using System.Globalization;
using AskPro.LoadTest.Machine;
using AskPro.LoadTest.RunningSystem;

namespace AskPro.LoadTest.Live;

/// <summary>How long a signed webhook takes to be a row on the open page of its company, and whether it ever appears on another's.</summary>
internal static class LiveCommand
{
    private const int WarmUpCalls = 40;

    /// <summary>Clocks further apart than this would be part of the figure.</summary>
    private const double MostClockOffset = 5;

    public static async Task<int> RunAsync(LiveArguments arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Machine: {MachineDescription.Text()}");
        await using var system = await RunningAskPro.StartAsync(cancellationToken);
        await using var first = await WatchedCompany.OpenAsync(system.Web, DemoLogin.First);
        await using var second = await WatchedCompany.OpenAsync(system.Web, DemoLogin.Second);
        var measurement = new LiveMeasurement(system, [first, second]);
        await measurement.WarmUpAsync(WarmUpCalls, arguments.PerSecond, cancellationToken);
        var figures = await measurement.RunAsync(arguments.Calls, arguments.PerSecond, cancellationToken);

        double[] offsets = [await first.Watch.ClockOffsetAsync(), await second.Watch.ClockOffsetAsync()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Clocks of the pages against ours: {offsets[0]:+0.0;-0.0} and {offsets[1]:+0.0;-0.0} ms; load {MachineDescription.Load()}"));
        if (offsets.Any(offset => Math.Abs(offset) > MostClockOffset))
            throw new InvalidOperationException("The clocks are too far apart: such figures say nothing.");
        foreach (var row in figures.Rows())
            Console.WriteLine(row);
        Console.WriteLine(figures.Line());
        return arguments.Check && !figures.GoalMet ? 1 : 0;
    }
}
