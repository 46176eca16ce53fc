using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Alarms;

/// <summary>Looks every 15 seconds or so.</summary>
internal sealed class AlarmLoop(AlarmWatch watch, IOptions<AlarmOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), time);
        // Not at start: what was measured before it says nothing of now.
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // It finds the same all day: out of the traces.
            using var looking = new Activity("alarm look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
            await watch.RunOnceAsync(stoppingToken);
        }
    }
}
