using System.Diagnostics;
using AskPro.Data.Outbox;
using Npgsql;

namespace AskPro.Worker.Mails;

/// <summary>Looks at the backlog every few seconds, apart from the pump: also where no mail server is configured.</summary>
internal sealed class MailBacklogObserver(OutboxQueue outbox, MailMonitor monitor, TimeProvider time, ILogger<MailBacklogObserver> log)
    : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(10);

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
        using var looking = new Activity("outbox look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
        try
        {
            monitor.Backlog = await outbox.BacklogAsync(OutboxKinds.Mail, cancellationToken);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
        {
            log.BacklogUnknown(failure.GetType().Name);
        }
    }
}
