using AskPro.LoadTest.Figures;
using AskPro.LoadTest.Machine;
using AskPro.LoadTest.RunningSystem;

namespace AskPro.LoadTest.Kills;

/// <summary>Whether every accepted event survives when each part of the system is killed under load, and how soon calls come through again.</summary>
internal static class KillsCommand
{
    private const double GoalSeconds = 10;
    private const int ShownFaults = 10;

    /// <summary>Longer than an event may be tried: after 10, 30 and 60 seconds.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(3);

    public static async Task<int> RunAsync(KillsArguments arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Machine: {MachineDescription.Text()}");
        await using var system = await RunningAskPro.StartAsync(cancellationToken);
        using var web = await WebProbe.SignInAsync(system.Web, cancellationToken);
        using var sender = new PersistentSender(system.Webhook);
        double recovery;
        await using (var load = new CallLoad(sender, arguments.PerSecond, arguments.Connections))
        {
            recovery = await new KillRound(system, sender, web, TimeSpan.FromSeconds(arguments.Seconds)).RunAsync(load.Running, cancellationToken);
            await load.FinishAsync();
        }

        await DrainAsync(system, cancellationToken);
        return Report(arguments, sender.Acked.Count, await InboxAudit.RunAsync(system.Owner, sender.Acked, cancellationToken), recovery);
    }

    private static async Task DrainAsync(RunningAskPro system, CancellationToken cancellationToken)
    {
        // Connections of the killed Postgres are still in the pool.
        system.Owner.Clear();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(DrainLimit);
        await system.WaitUntilInboxIsEmptyAsync(limit.Token);
    }

    private static int Report(KillsArguments arguments, int acked, InboxAudit audit, double recovery)
    {
        foreach (var fault in audit.Lost.Concat(audit.Doubled).Take(ShownFaults))
            Console.WriteLine(fault);
        Console.WriteLine(FigureLine.Of(
            ("acked", acked), ("lost", audit.Lost.Count), ("doubled", audit.Doubled.Count), ("recovery_s", Math.Round(recovery, 1))));
        var isMet = audit.Lost.Count == 0 && audit.Doubled.Count == 0 && recovery <= GoalSeconds;
        return arguments.Check && !isMet ? 1 : 0;
    }
}
