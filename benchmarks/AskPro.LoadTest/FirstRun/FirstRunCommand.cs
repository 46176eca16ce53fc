using System.Globalization;
using AskPro.LoadTest.Browsers;
using AskPro.LoadTest.Figures;
using AskPro.LoadTest.Machine;

namespace AskPro.LoadTest.FirstRun;

/// <summary>How long a newcomer waits from the clean clone, with downloads, to the first live call on the page.</summary>
internal static class FirstRunCommand
{
    private const double GoalSeconds = 300;

    public static async Task<int> RunAsync(ArgumentReader arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Machine: {MachineDescription.Text()}");
        // The newcomer's browser is there already; it is no part of the figure.
        await using var browser = await OpenBrowser.StartAsync();
        using var machine = new FreshMachine(TimeProvider.System);
        try
        {
            var clone = await TimedStep.RunAsync("clone", machine.Program("git", ["clone", "--quiet", Repository.Root, machine.Clone]), cancellationToken);
            var restore = await TimedStep.RunAsync("restore", machine.Program("dotnet", ["restore", "AskPro.AppHost"]), cancellationToken);
            var build = await TimedStep.RunAsync("build", machine.Program("dotnet", ["build", "--no-restore", "AskPro.AppHost"]), cancellationToken);
            var start = await StartAsync(machine, browser, cancellationToken);
            return Report(arguments.Check, restore, build, start, clone + restore + build + start);
        }
        finally
        {
            if (Leftovers.End(machine) is { Count: > 0 } ended)
                Console.WriteLine($"Left over and ended: {string.Join(", ", ended)}");
        }
    }

    private static async Task<double> StartAsync(FreshMachine machine, OpenBrowser browser, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var appHost = await StartedAppHost.StartAsync(machine, cancellationToken);
        var announced = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await FirstCall.PlaceAsync(browser, appHost.Web);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start: up after {announced:0.0} s, first call after {seconds:0.0} s; load {MachineDescription.Load()}"));
        return seconds;
    }

    private static int Report(bool check, double restore, double build, double start, double total)
    {
        Console.WriteLine(FigureLine.Of(
            ("restore_s", Math.Round(restore, 1)), ("build_s", Math.Round(build, 1)), ("start_s", Math.Round(start, 1)), ("total_s", Math.Round(total, 1))));
        return check && total > GoalSeconds ? 1 : 0;
    }
}
