using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Logs;

/// <summary>Looks at start and then every minute or so.</summary>
internal sealed class LogUpkeepLoop(LogUpkeep upkeep, IOptions<LogOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.ForgetSeconds), time);
        do
        {
            // It finds the same all day: out of the traces.
            using var looking = new Activity("logs look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
            await upkeep.RunOnceAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
