using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Health;

/// <summary>Looks at start and then every ten seconds or so, apart from what it looks at.</summary>
internal sealed class HealthLoop(HealthLook look, IOptions<HealthOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), time);
        do
        {
            // It finds the same all day: out of the traces.
            using var looking = new Activity("health look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
            await look.RunOnceAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
