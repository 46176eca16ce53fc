using Microsoft.Extensions.Options;

namespace AskPro.Worker.Inbox;

/// <summary>Takes turns as long as something is due, then sleeps until a wake-up or the next look.</summary>
internal sealed class InboxPump(
    InboxRunner runner, InboxWake wake, InboxMonitor monitor, IOptions<InboxPumpOptions> options, TimeProvider time, ILogger<InboxPump> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Not cancelled by shutdown: a batch takes milliseconds, and finishing it is cheaper than repeating it.
            var turn = await TurnAsync();
            failures = turn.Failure is null ? 0 : failures + 1;
            if (turn.Failure is null)
                monitor.Polled();
            else
                log.TurnFailed(failures, turn.Failure.GetType().Name, InboxCauses.Describe(turn.Failure));
            try
            {
                if (failures > 0)
                    await Task.Delay(BackOff(failures), time, stoppingToken);
                else if (turn.Claimed == 0)
                    await wake.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Whatever happens in a turn, there is a next one: a pump that ended would end the process.</summary>
    private async Task<InboxTurn> TurnAsync()
    {
        try
        {
            return await runner.RunOnceAsync(CancellationToken.None);
        }
        catch (Exception defect)
        {
            return new InboxTurn(0, defect);
        }
    }

    private TimeSpan BackOff(int failures) => TimeSpan.FromMilliseconds(Math.Min(
        options.Value.LongestBackOffMilliseconds, options.Value.PollMilliseconds * Math.Pow(2, Math.Min(failures - 1, 16))));
}
