using System.Diagnostics;
using AskPro.Integrations.Retell.Api;
using AskPro.Worker.Companies;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Webhooks;

/// <summary>A pass at start and then every minute or so.</summary>
internal sealed class WatchLoop(WebhookWatch watch, WatchMetrics metrics, IOptions<WatchOptions> options, TimeProvider time, ILogger<WebhookWatch> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PassSeconds), time);
        do
        {
            await PassAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task PassAsync(CancellationToken cancellationToken)
    {
        // A pass that finds nothing stays out of the traces.
        using var passing = new Activity("webhooks look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
        try
        {
            var result = await watch.RunOnceAsync(cancellationToken);
            metrics.Looked(result);
            foreach (var company in result.Companies)
                Say(company);
        }
        catch (Exception failure) when (CompanyUpkeep.IsDatabaseTrouble(failure))
        {
            log.PassFailed(CompanyUpkeep.Reason(failure));
        }
    }

    private void Say(WatchedCompany company)
    {
        if (company.IsNew && IsAboutKey(company.Code)) log.KeyRefused(company.CompanyId, company.Code);
        else if (company.Code != WatchedCompany.Done) log.NotLookedAt(company.CompanyId, company.Code);
        if (company.AreLooseNumbersNew) log.NumbersLoose(company.CompanyId, company.LooseNumbers);
        foreach (var agent in company.Agents)
        {
            if (agent.HasDrifted) log.Drifted(company.CompanyId, agent.AgentId, agent.Code);
            if (agent.HasFallenSilent) log.FellSilent(company.CompanyId, agent.AgentId, agent.SilentCalls);
        }
    }

    private static bool IsAboutKey(string code) => code == RetellFault.KeyRefused.Code() || code == RetellFault.PaymentRequired.Code();
}
