using AskPro.Api.Features.Audit;
using AskPro.Data;
using AskPro.Data.AgentWebhooks;
using AskPro.Data.RetellKeys;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AskPro.Api.Features.RetellWebhooks;

/// <summary>Keeps what Retell said, each time in a transaction of its own: what was done there is noted even when the page is no longer waited for.</summary>
internal sealed class WebhookKeeper(AskProDbContext database, TenantContext tenant, AuditTrail audit, TimeProvider time)
{
    internal async Task KeepAsync(AgentRegistration report, RetellWebhookSettings wish, string? confirmedDraft = null)
    {
        var companyId = tenant.RequiredCompanyId;
        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, CancellationToken.None);
        if (report.IsAboutAgent)
        {
            var seen = new AgentWebhookSighting(report.AgentId, report.AgentName, report.StateCode, WebhookFacts.Of(report, wish).ToJson(), time.GetUtcNow());
            await AgentWebhookSql.KeepAsync((NpgsqlConnection)database.Database.GetDbConnection(), companyId, seen, CancellationToken.None);
            await NoteKeyTakenAsync(companyId);
        }
        else
        {
            await NoteKeyAsync(companyId, report.Fault);
        }

        // What Retell was asked for and gave no answer to may be on the phone as well.
        if (report.IsWorthNoting)
        {
            var entered = await database.Agents.Where(agent => agent.CompanyId == companyId && agent.RetellAgentId == report.AgentId)
                .Select(agent => new AuditSubject(agent.Id, agent.Name)).SingleOrDefaultAsync();
            // An agent that only answers one of the company's numbers is entered nowhere: then the note is about the company.
            var subject = entered ?? new AuditSubject(companyId, report.AgentName ?? report.AgentId);
            var confirmed = report.PublishedDraft is null && !report.MayHaveChanged ? null : confirmedDraft;
            await audit.RecordAsync(
                "agent.webhook_registered", subject, null, new Registered(report.AgentId, report.ChangedVersion, report.PublishedDraft, confirmed, report.MayHaveChanged ? true : null),
                CancellationToken.None);
            await database.SaveChangesAsync(CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Keeps that Retell does not take the key; other faults say nothing about it.</summary>
    internal async Task KeepAsync(RetellFault fault)
    {
        var companyId = tenant.RequiredCompanyId;
        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, CancellationToken.None);
        await NoteKeyAsync(companyId, fault);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Keeps which numbers lead nowhere, as long as the key that this was found with is the current one.</summary>
    internal async Task KeepAsync(IReadOnlyList<LooseNumber> loose, string secretProtected)
    {
        var companyId = tenant.RequiredCompanyId;
        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, CancellationToken.None);
        var reached = await ReachedNumbers.OfAsync(
            (NpgsqlConnection)database.Database.GetDbConnection(), companyId, [.. loose.Select(number => number.Number)], CancellationToken.None);
        var numbers = LooseNumber.ToJson(LooseNumber.Without(loose, reached));
        await database.RetellKeys.Where(key => key.CompanyId == companyId && key.State == RetellKeyStates.Current && key.SecretProtected == secretProtected)
            .ExecuteUpdateAsync(key => key.SetProperty(row => row.LooseNumbers, numbers), CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Drops what is known of agents that are not the company's business any more.</summary>
    internal async Task ForgetOthersAsync(IReadOnlyCollection<string> agents)
    {
        var companyId = tenant.RequiredCompanyId;
        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, CancellationToken.None);
        await AgentWebhookSql.ForgetOthersAsync((NpgsqlConnection)database.Database.GetDbConnection(), companyId, agents, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task NoteKeyTakenAsync(Guid companyId)
    {
        var now = time.GetUtcNow();
        await database.RetellKeys.Where(key => key.CompanyId == companyId && key.State == RetellKeyStates.Current && key.CheckCode != null).ExecuteUpdateAsync(
            key => key.SetProperty(row => row.CheckedAt, now).SetProperty(row => row.CheckCode, (string?)null), CancellationToken.None);
    }

    private async Task NoteKeyAsync(Guid companyId, RetellFault? fault)
    {
        if (fault is not (RetellFault.KeyRefused or RetellFault.PaymentRequired))
            return;
        var (now, code) = (time.GetUtcNow(), fault.Value.Code());
        await database.RetellKeys.Where(key => key.CompanyId == companyId && key.State == RetellKeyStates.Current).ExecuteUpdateAsync(
            key => key.SetProperty(row => row.CheckedAt, now).SetProperty(row => row.CheckCode, code), CancellationToken.None);
    }

    /// <param name="AgentId">Retell's id.</param>
    /// <param name="AgentVersion">The version that was made or changed.</param>
    /// <param name="PublishedDraft">The version of somebody's draft that was published with it, because a person said so.</param>
    /// <param name="DraftFingerprint">What that person was shown of it.</param>
    /// <param name="Unanswered">Retell was asked for more than that, and may have done it.</param>
    internal sealed record Registered(string AgentId, int? AgentVersion, int? PublishedDraft, string? DraftFingerprint, bool? Unanswered);
}
