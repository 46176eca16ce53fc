using System.Globalization;
using AskPro.LoadTest.Machine;
using AskPro.LoadTest.RunningSystem;
using AskPro.ServiceDefaults;

namespace AskPro.LoadTest.Kills;

/// <summary>Kills one resource after the other under load and waits each time until calls come through again.</summary>
internal sealed class KillRound(RunningAskPro system, PersistentSender sender, WebProbe web, TimeSpan loadBefore)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Victims =
        [ResourceNames.Api, ResourceNames.Worker, ResourceNames.Web, ResourceNames.Cache, ResourceNames.Postgres];

    /// <returns>The longest recovery, seconds.</returns>
    public async Task<double> RunAsync(Task load, CancellationToken cancellationToken)
    {
        var longest = 0.0;
        foreach (var victim in Victims)
        {
            await RunLoadAsync(load, cancellationToken);
            longest = Math.Max(longest, await KillAsync(victim, cancellationToken));
        }

        await RunLoadAsync(load, cancellationToken);
        return longest;
    }

    private async Task RunLoadAsync(Task load, CancellationToken cancellationToken)
    {
        var pause = Task.Delay(loadBefore, TimeProvider.System, cancellationToken);
        if (await Task.WhenAny(pause, load) == load)
            await load;
        await pause;
    }

    private async Task<double> KillAsync(string victim, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var (acked, repeated) = (sender.Acked.Count, sender.Repeated);
        var killed = TimeProvider.System.GetTimestamp();
        await system.App.KillAsync(victim, limit.Token);
        var started = system.App.StartAgainAsync(victim, limit.Token);
        var calls = new WebhookProbe(system.Owner, sender);
        await (victim == ResourceNames.Web ? web.ComesThroughAsync(limit.Token) : calls.ComesThroughAsync(limit.Token));
        var recovery = TimeProvider.System.GetElapsedTime(killed).TotalSeconds;
        await started;
        var healthy = TimeProvider.System.GetElapsedTime(killed).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"kill -9 {victim}: recovered after {recovery:0.0} s, healthy after {healthy:0.0} s; "
            + $"meanwhile {sender.Acked.Count - acked} accepted, {sender.Repeated - repeated} tries repeated, load {MachineDescription.Load()}"));
        return recovery;
    }
}
