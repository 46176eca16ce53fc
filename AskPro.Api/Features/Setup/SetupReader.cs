using AskPro.Data;
using AskPro.Data.AgentWebhooks;
using AskPro.Data.RetellKeys;
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Setup;

/// <summary>Reads how far the session's company has come, inside the running tenant transaction. What a machine can find is found anew each time.</summary>
internal sealed class SetupReader(AskProDbContext database, TenantContext tenant)
{
    internal async Task<SetupView> ReadAsync(CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var rows = await database.SetupSteps.AsNoTracking().Where(step => step.CompanyId == companyId).ToDictionaryAsync(step => step.Step, cancellationToken);
        var checks = await ChecksAsync(companyId, cancellationToken);
        var steps = SetupSteps.All.Select(step => View(step, rows.GetValueOrDefault(step), checks.GetValueOrDefault(step, []))).ToList();
        return new SetupView(steps, steps.FirstOrDefault(step => step.State is "open" or "begun")?.Step);
    }

    /// <summary>Whether nothing that a machine can find stands against the step.</summary>
    internal async Task<bool> IsThroughAsync(string step, CancellationToken cancellationToken) =>
        (await ChecksAsync(tenant.RequiredCompanyId, cancellationToken)).GetValueOrDefault(step, []).All(check => check.IsGood);

    private static SetupStepView View(string step, SetupStep? row, IReadOnlyList<SetupCheckView> checks) =>
        // Whoever reads this is signed in.
        new(step, step == SetupSteps.Account ? "done" : State(row, checks), row?.OpenedAt, row?.FinishedAt, checks);

    private static string State(SetupStep? row, IReadOnlyList<SetupCheckView> checks) => row switch
    {
        null => "open",
        { Skipped: true } => "skipped",
        { FinishedAt: not null } when checks.All(check => check.IsGood) => "done",
        _ => "begun",
    };

    private async Task<Dictionary<string, IReadOnlyList<SetupCheckView>>> ChecksAsync(Guid companyId, CancellationToken cancellationToken)
    {
        var found = await database.Companies.Where(company => company.Id == companyId).Select(company => new
        {
            HasRegion = database.Branches.Any(branch => branch.CompanyId == companyId && branch.Region != null),
            HasGoodKey = database.RetellKeys.Any(key => key.CompanyId == companyId && key.State == RetellKeyStates.Current && key.CheckCode == null),
            HasNumber = database.PhoneNumbers.Any(number => number.CompanyId == companyId),
            HasAgent = database.Agents.Any(agent => agent.CompanyId == companyId),
            HasOtherWebhook = database.AgentWebhooks.Any(webhook => webhook.CompanyId == companyId && webhook.Code != AgentWebhook.Right),
            // An agent that nobody has looked at yet is not right either.
            HasUnseenAgent = database.Agents.Any(agent => agent.CompanyId == companyId
                && !database.AgentWebhooks.Any(webhook => webhook.CompanyId == companyId && webhook.RetellAgentId == agent.RetellAgentId)),
            HasPassed = database.SetupTests.Any(test => test.CompanyId == companyId && test.SeenAt != null),
        }).SingleAsync(cancellationToken);
        return new()
        {
            [SetupSteps.Company] = [new("region_set", found.HasRegion)],
            [SetupSteps.Retell] = [new("key_good", found.HasGoodKey), new("number_entered", found.HasNumber), new("agent_entered", found.HasAgent)],
            [SetupSteps.Webhook] = [new("webhooks_right", found is { HasAgent: true, HasOtherWebhook: false, HasUnseenAgent: false })],
            [SetupSteps.TestCall] = [new("test_passed", found.HasPassed)],
        };
    }
}
