using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Setup;

/// <summary>
/// Notes when the session's company came to a step and when it was through; the first time counts. Support looks without a trace here: where
/// companies stop, and for how long, is theirs. What support is through with is done all the same, and noted as support's.
/// </summary>
internal sealed class SetupMarks(AskProDbContext database, TenantContext tenant, TimeProvider time)
{
    private bool IsSupport => tenant.Role == MembershipRoles.Support;

    /// <summary>Somebody has opened the step; whoever does is signed in, and that is the first step.</summary>
    internal async Task OpenedAsync(string step, CancellationToken cancellationToken)
    {
        if (IsSupport) return;
        var (companyId, now, account) = (tenant.RequiredCompanyId, time.GetUtcNow(), SetupSteps.Account);
        await database.Database.ExecuteSqlAsync(
            $"""
            insert into setup_steps (company_id, step, opened_at, finished_at, skipped) values ({companyId}, {account}, {now}, {now}, false)
            on conflict (company_id, step) do nothing
            """,
            cancellationToken);
        await database.Database.ExecuteSqlAsync(
            $"""
            insert into setup_steps (company_id, step, opened_at, skipped) values ({companyId}, {step}, {now}, false)
            on conflict (company_id, step) do nothing
            """,
            cancellationToken);
    }

    /// <summary>The step is through, or left out for now.</summary>
    internal async Task FinishedAsync(string step, bool skipped, CancellationToken cancellationToken)
    {
        await OpenedAsync(step, cancellationToken);
        var (companyId, now, bySupport) = (tenant.RequiredCompanyId, time.GetUtcNow(), IsSupport);
        if (bySupport)
        {
            await database.Database.ExecuteSqlAsync(
                $"""
                insert into setup_steps (company_id, step, opened_at, finished_at, skipped, by_support) values ({companyId}, {step}, {now}, {now}, {skipped}, true)
                on conflict (company_id, step) do nothing
                """,
                cancellationToken);
        }

        // What was done once is not undone by leaving it out later.
        await database.SetupSteps
            .Where(row => row.CompanyId == companyId && row.Step == step && (row.FinishedAt == null || row.Skipped))
            .ExecuteUpdateAsync(
                row => row.SetProperty(mark => mark.FinishedAt, now).SetProperty(mark => mark.Skipped, skipped).SetProperty(mark => mark.BySupport, mark => mark.BySupport || bySupport),
                cancellationToken);
    }
}
