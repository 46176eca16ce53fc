using AskPro.Data.Inbox;
using Npgsql;

namespace AskPro.Worker.Inbox;

/// <summary>Looks at the backlog every few seconds, apart from the pump, so that a pump that hangs is seen too.</summary>
internal sealed class InboxBacklogObserver(NpgsqlDataSource database, InboxMonitor monitor, TimeProvider time, ILogger<InboxBacklogObserver> log)
    : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var looking = InboxTraces.StartQuiet();
        try
        {
            monitor.Backlog = await InboxQueue.BacklogAsync(database, cancellationToken);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
        {
            log.BacklogUnknown(failure.GetType().Name);
        }
        finally
        {
            looking.Stop();
        }
    }
}
