using AskPro.Data.Inbox;
using Npgsql;

namespace AskPro.Worker.Inbox;

/// <summary>
/// Calls that came before their number or agent was entered: looks every two seconds whether that of an unassigned event has an
/// owner by now and queues it again. A look, not a message from Api, because only the look cannot be lost.
/// </summary>
internal sealed class InboxSecondChance(NpgsqlDataSource database, InboxWake wake, TimeProvider time, ILogger<InboxSecondChance> log)
    : BackgroundService
{
    // As many as a few batches of the pump: a flood of one number must not hold a row lock for long.
    private const int MostAtOnce = 500;

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        do
        {
            await RunOnceAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many events are due again.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var looking = InboxTraces.StartQuiet();
        try
        {
            var events = await InboxQueue.QueueAgainAsync(database, MostAtOnce, cancellationToken);
            if (events == 0)
                return 0;
            log.QueuedAgain(events);
            wake.Signal();
            return events;
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
        {
            log.SecondChanceFailed(failure.GetType().Name);
            return 0;
        }
        finally
        {
            looking.Stop();
        }
    }
}
