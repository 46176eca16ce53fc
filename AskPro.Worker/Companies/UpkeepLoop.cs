using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Companies;

/// <summary>Looks at start and then every minute or so.</summary>
internal sealed class UpkeepLoop(CompanyUpkeep upkeep, UpkeepMetrics metrics, IOptions<UpkeepOptions> options, TimeProvider time, ILogger<CompanyUpkeep> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.UpkeepSeconds), time);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // A look that finds nothing stays out of the traces.
        using var looking = new Activity("companies look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
        try
        {
            var result = await upkeep.RunOnceAsync(cancellationToken);
            metrics.Looked(result);
            foreach (var company in result.Deleted)
                log.Deleted(company.Id, company.Calls, company.People, company.Events);
            if (result.EndedAccesses > 0) log.AccessesEnded(result.EndedAccesses);
            if (result.Remains > 0) log.RemainsDeleted(result.Remains);
            if (result.Recordings > 0) log.RecordingsForgotten(result.Recordings);
        }
        catch (Exception failure) when (CompanyUpkeep.IsDatabaseTrouble(failure))
        {
            log.LookFailed(CompanyUpkeep.Reason(failure));
        }
    }
}
