using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Operators;

/// <summary><c>DELETE /api/operators/support-accesses/{id}</c>: the operator leaves a company before the time is over.</summary>
internal static class EndOwnSupport
{
    internal static void MapEndOwnSupport(this RouteGroupBuilder operators) =>
        operators.MapDelete("/support-accesses/{id:guid}", HandleAsync)
            .NeedsOperator()
            .WithName("EndOwnSupport")
            .WithSummary("End your own support access")
            .WithDescription("Sessions that worked in the company go on without it. 404 for one that has ended or is not yours.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, TenantContext tenant, AskProDbContext database, OperatorStore store, OperatorAuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Outside the tenant filter; row-level security lets the operator's own through.
        var access = await database.SupportAccesses.AsNoTracking().IgnoreQueryFilters([AskProDbContext.TenantFilter])
            .SingleOrDefaultAsync(access => access.Id == id && access.OperatorId == tenant.UserId && access.EndedAt == null, cancellationToken);
        if (access is null || await store.FindAsync(access.CompanyId, now, cancellationToken) is not { } company
            || !await store.EndSupportAsync(id, now, cancellationToken))
        {
            return Problems.NotFound("No such support access of yours is open.");
        }

        await audit.RecordForCompanyAsync(
            access.CompanyId, "support.ended", new(access.Id, company.Name), new SupportFacts(access.Reason, access.ExpiresAt), null, cancellationToken, byName: true);
        return TypedResults.NoContent();
    }
}
