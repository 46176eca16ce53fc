using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace AskPro.Web.Health;

/// <summary>Asks at start and then every ten seconds or so.</summary>
internal sealed class StatusLoop(StatusWatch watch, IOptions<StatusOptions> options, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), clock);
        do
        {
            // Asked all day: out of the traces, here and in Api.
            using var quiet = new Activity("status watch") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
            await watch.RunOnceAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
