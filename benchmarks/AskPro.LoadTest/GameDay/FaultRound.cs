using AskPro.LoadTest.Machine;

namespace AskPro.LoadTest.GameDay;

/// <summary>Stages one fault, watches alert and page at once, and takes it back.</summary>
internal sealed class FaultRound(WatchingPrometheus prometheus, OperatorDesk desk)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Longer than the goal, so that a miss is measured rather than given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Rules look back over five minutes.</summary>
    private static readonly TimeSpan PatienceForTheEnd = TimeSpan.FromMinutes(8);

    /// <returns>What comes of it once the alert is silent again; that may be long after the next fault has begun.</returns>
    public async Task<Task<FaultResult>> RunAsync(Fault fault, CancellationToken cancellationToken)
    {
        var before = await prometheus.FiringAsync(cancellationToken);
        if (before.ContainsKey(fault.Alert))
            throw new InvalidOperationException($"{fault.Alert} fires before the fault is there.");
        var begun = TimeProvider.System.GetTimestamp();
        await fault.StageAsync(cancellationToken);
        using var taken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var meanwhile = RepeatAsync(fault.MeanwhileAsync, taken.Token);
        var fired = SecondsUntilAsync(Patience, begun, async stop => (await prometheus.FiringAsync(stop)).ContainsKey(fault.Alert), cancellationToken);
        var shown = SecondsUntilAsync(Patience, begun, stop => desk.TellsAsync(fault, stop), cancellationToken);
        await Task.WhenAll(fired, shown);
        var firing = await prometheus.FiringAsync(cancellationToken);
        var others = firing.Keys.Except(before.Keys).Where(name => name != fault.Alert).Order(StringComparer.Ordinal).ToArray();
        var result = new FaultResult(fault, await fired, firing.GetValueOrDefault(fault.Alert), await shown, null, others);
        Console.WriteLine($"{result.Seen()}; load {MachineDescription.Load()}");

        var takenBack = TimeProvider.System.GetTimestamp();
        await fault.TakeBackAsync(cancellationToken);
        var end = EndAsync(result, takenBack, cancellationToken);
        if (!fault.IsOverLate)
            await end;
        await taken.CancelAsync();
        await meanwhile;
        return end;
    }

    private async Task<FaultResult> EndAsync(FaultResult result, long since, CancellationToken cancellationToken) => result with
    {
        OverAfter = await SecondsUntilAsync(
            PatienceForTheEnd, since, async stop => !(await prometheus.FiringAsync(stop)).ContainsKey(result.Fault.Alert), cancellationToken),
    };

    private static async Task<double?> SecondsUntilAsync(TimeSpan patience, long since, Func<CancellationToken, Task<bool>> isSo, CancellationToken cancellationToken)
    {
        while (!await isSo(cancellationToken))
        {
            if (TimeProvider.System.GetElapsedTime(since) > patience)
                return null;
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }

        return TimeProvider.System.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task RepeatAsync(Func<CancellationToken, Task>? act, CancellationToken stop)
    {
        try
        {
            while (act is not null)
            {
                await act(stop);
                await Task.Delay(Look, TimeProvider.System, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It has been taken back.
        }
    }
}
