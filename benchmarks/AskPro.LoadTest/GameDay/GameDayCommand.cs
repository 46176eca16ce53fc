using AskPro.LoadTest.Figures;
using AskPro.LoadTest.Machine;
using AskPro.LoadTest.RunningSystem;

namespace AskPro.LoadTest.GameDay;

/// <summary>
/// Six faults, one after the other, against the whole running system under the eyes of a real Prometheus: whether the right alert fires within a
/// minute, whether the operators' page says what it is and what to do, and whether the alert ends with the fault.
/// </summary>
internal static class GameDayCommand
{
    public static async Task<int> RunAsync(ArgumentReader arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Machine: {MachineDescription.Text()}; load {MachineDescription.Load()}");
        await using var disk = await SmallDisk.MountAsync(cancellationToken);
        await using var system = await RunningAskPro.StartAsync(cancellationToken);
        await disk.TakeBodiesAsync(system.Owner, cancellationToken);
        using var prometheus = await WatchingPrometheus.StartAsync(system, cancellationToken);
        using var desk = await OperatorDesk.SignInAsync(system, cancellationToken);
        var results = await StageAsync(system, disk, new FaultRound(prometheus, desk), cancellationToken);

        Console.WriteLine(FaultResult.Heading);
        foreach (var result in results)
            Console.WriteLine(result.Row());
        var right = results.Count(result => result.IsRight);
        Console.WriteLine($"Load {MachineDescription.Load()}");
        Console.WriteLine(FigureLine.Of(
            ("faults", results.Count), ("alerts_right", right), ("slowest_s", Math.Round(results.Max(result => result.FiredAfter) ?? double.NaN, 1))));
        return arguments.Check && right < results.Count ? 1 : 0;
    }

    private static async Task<IReadOnlyList<FaultResult>> StageAsync(RunningAskPro system, SmallDisk disk, FaultRound round, CancellationToken cancellationToken)
    {
        await using var staged = new StagedFaults(system, disk);
        var ends = new List<Task<FaultResult>>();
        foreach (var fault in staged.All)
            ends.Add(await round.RunAsync(fault, cancellationToken));
        return await Task.WhenAll(ends);
    }
}
