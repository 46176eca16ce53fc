using Microsoft.Extensions.Options;

namespace AskPro.Worker.Logs;

/// <summary>Looks at start and then every second or so.</summary>
internal sealed class WebLogLoop(WebLogCollector collector, IOptions<LogOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.CollectSeconds), time);
        do
            await collector.RunOnceAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
