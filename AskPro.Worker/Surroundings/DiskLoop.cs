using Microsoft.Extensions.Options;

namespace AskPro.Worker.Surroundings;

/// <summary>Looks at the disks at start and then every minute or so.</summary>
internal sealed class DiskLoop(DiskLook look, SurroundingsMetrics metrics, IOptions<SurroundingsOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.DiskSeconds), time);
        do
        {
            metrics.Looked(look.RunOnce());
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
