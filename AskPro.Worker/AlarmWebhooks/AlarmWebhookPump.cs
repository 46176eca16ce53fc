using System.Diagnostics;
using Npgsql;

namespace AskPro.Worker.AlarmWebhooks;

/// <summary>Looks every two seconds. Several at once: one receiver that is slow must not keep the others waiting.</summary>
internal sealed class AlarmWebhookPump(AlarmWebhookDispatcher dispatcher, TimeProvider time, ILogger<AlarmWebhookPump> log) : BackgroundService
{
    private const int AtOnce = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => RunAsync(stoppingToken)));

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // It finds nothing all day: out of the traces.
            using var looking = new Activity("alarm webhook look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
            try
            {
                while (!stoppingToken.IsCancellationRequested && await dispatcher.RunOnceAsync(CancellationToken.None))
                {
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.TurnFailed(failure.GetType().Name, (failure as PostgresException)?.SqlState);
            }
        }
    }
}
