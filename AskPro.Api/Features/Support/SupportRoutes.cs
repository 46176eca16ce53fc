using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Operators;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Support;

/// <summary><c>/api/support-accesses</c>: the company sees which operator was let in, when and why, and its owners end it.</summary>
internal static class SupportRoutes
{
    private const int Latest = 20;

    internal static void MapSupport(this RouteGroupBuilder company)
    {
        var support = company.MapGroup("/support-accesses").WithTags("Team");
        support.MapGet("", ListAsync)
            .Needs(Right.Manage)
            .WithoutTokens()
            .WithName("ListSupportAccesses")
            .WithSummary("Who of the platform was let in")
            .WithDescription("The latest 20 support accesses of operators, the last one first. `endedAt` is null while one is open.");
        support.MapDelete("/{id:guid}", EndAsync)
            .Needs(Right.Manage)
            .WithoutTokens()
            .WithName("EndSupportAccess")
            .WithSummary("End a support access")
            .WithDescription("At once. Only owners may (409 `owners_only`). 404 for one that has ended.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<SupportAccessList>> ListAsync(TenantContext tenant, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var now = time.GetUtcNow();
        var accesses = await database.SupportAccesses.AsNoTracking()
            .Where(access => access.CompanyId == companyId)
            .OrderByDescending(access => access.OpenedAt).ThenByDescending(access => access.Id).Take(Latest)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new SupportAccessList([.. accesses.Select(access => SupportAccessView.Of(access, now))]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id, TenantContext tenant, AskProDbContext database, OperatorStore store, AuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var access = await database.SupportAccesses.AsNoTracking()
            .SingleOrDefaultAsync(access => access.CompanyId == companyId && access.Id == id && access.EndedAt == null, cancellationToken);
        if (access is null) return NotFound();
        if (tenant.Role != MembershipRoles.Owner)
            return Problems.Of(StatusCodes.Status409Conflict, FieldErrorCodes.OwnersOnly, "Only an owner can end a support access.");
        if (!await store.EndSupportAsync(id, time.GetUtcNow(), cancellationToken)) return NotFound();
        await audit.RecordAsync("support.ended", new(access.Id, access.OperatorName), new SupportFacts(access.Reason, access.ExpiresAt), null, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult NotFound() => Problems.NotFound("No such support access is open.");

    /// <param name="Items">The accesses.</param>
    internal sealed record SupportAccessList(IReadOnlyList<SupportAccessView> Items);
}
