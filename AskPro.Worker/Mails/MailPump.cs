using System.Diagnostics;
using AskPro.Integrations.Mail;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Mails;

/// <summary>Takes turns as long as a mail is due, then sleeps until a wake-up or the next look.</summary>
internal sealed class MailPump(
    MailDispatcher dispatcher, MailWake wake, MailMonitor monitor, MailReport report,
    IOptions<MailPumpOptions> options, IOptions<MailOptions> mail, TimeProvider time, ILogger<MailPump> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mail.Value.IsConfigured)
        {
            log.NoServer();
            return;
        }

        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var turn = await TurnAsync();
            failures = turn is null or { Result: MailResults.Released } ? failures + 1 : 0;
            monitor.ServerAway = turn is { Message: null } ? monitor.ServerAway : turn is { Result: MailResults.Released };
            try
            {
                if (failures > 0)
                    await Task.Delay(BackOff(failures), time, stoppingToken);
                else if (turn!.Message is null)
                    await wake.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Null when the outbox could not be reached. Whatever happens in a turn, there is a next one.</summary>
    /// <remarks>Not cancelled by shutdown: a mail cut off in the middle may have been taken, and would be sent again.</remarks>
    private async Task<MailTurn?> TurnAsync()
    {
        // A look that finds nothing comes every second: its statement stays out of the traces.
        using var looking = new Activity("outbox look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
        var started = time.GetTimestamp();
        try
        {
            var turn = await dispatcher.RunOnceAsync(CancellationToken.None);
            report.Turned(turn, time.GetElapsedTime(started));
            return turn;
        }
        catch (Exception failure)
        {
            log.TurnFailed(failure.GetType().Name, failure is PostgresException refused ? refused.SqlState : failure.StackTrace);
            return null;
        }
    }

    private TimeSpan BackOff(int failures) => TimeSpan.FromMilliseconds(Math.Min(
        options.Value.LongestBackOffMilliseconds, options.Value.PollMilliseconds * Math.Pow(2, Math.Min(failures - 1, 16))));
}
