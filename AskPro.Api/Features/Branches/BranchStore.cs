using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Companies;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Branches;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AskPro.Api.Features.Branches;

/// <summary>Reads and writes the branches of the session's company.</summary>
internal sealed class BranchStore(AskProDbContext database, CompanyFactsReader facts, TenantContext tenant, AuditTrail audit, TimeProvider time)
{
    internal Guid CompanyId => tenant.RequiredCompanyId;

    internal Task<Branch?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var companyId = CompanyId;
        return database.Branches.SingleOrDefaultAsync(branch => branch.CompanyId == companyId && branch.Id == id, cancellationToken);
    }

    internal async Task<string> CompanyZoneAsync(CancellationToken cancellationToken) => (await facts.ReadAsync(CompanyId, cancellationToken)).TimeZone;

    internal async Task<BranchView> ViewAsync(Branch branch, CancellationToken cancellationToken)
    {
        var zone = await CompanyZoneAsync(cancellationToken);
        var now = time.GetUtcNow();
        return new(
            BranchRow.Of(branch, zone, now), WeekHours.Parse(branch.OpeningHours), branch.ClosedOn, branch.ClosedReason,
            BranchToday.Date(branch, zone, now), await audit.LastChangeAsync(branch.Id, cancellationToken));
    }

    internal Task NoteAsync(string action, Branch branch, BranchFacts? before, BranchFacts? after, CancellationToken cancellationToken) =>
        audit.RecordAsync(action, new(branch.Id, branch.Name), before, after, cancellationToken);

    internal async Task<BranchRefusal> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return BranchRefusal.None;
        }
        catch (DbUpdateConcurrencyException)
        {
            return BranchRefusal.ChangedMeanwhile;
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return BranchRefusal.NameTaken;
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            return BranchRefusal.InUse;
        }
    }

    internal static ProblemHttpResult NotFound() => Problems.NotFound("The company has no such branch.");

    internal static ProblemHttpResult InUse() => Problems.Of(
        StatusCodes.Status409Conflict, ProblemCodes.BranchInUse, "Numbers or agents belong to the branch. Give them to another one first.");
}

/// <summary>Why the database took a change or not.</summary>
internal enum BranchRefusal
{
    None,
    ChangedMeanwhile,
    NameTaken,
    InUse,
}
