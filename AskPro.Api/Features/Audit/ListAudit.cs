using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Audit;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Audit;

/// <summary><c>GET /api/audit</c>: who changed what in the company, newest first.</summary>
internal static class ListAudit
{
    private const int MaxLimit = 100;

    internal static void MapAudit(this RouteGroupBuilder company) =>
        company.MapGet("/audit", HandleAsync)
            .Needs(Right.Manage)
            .WithName("ListAudit")
            .WithTags("Audit")
            .WithSummary("Who changed what")
            .WithDescription(
                "Newest first. `before` takes the `nextCursor` of the page before, `actor` the id of a person, `kind` the first part of an action "
                + "(`number` of `number.added`). `limit` is 1 to 100.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> HandleAsync(
        TenantContext tenant, AskProDbContext database, CancellationToken cancellationToken, Guid? before = null, Guid? actor = null,
        string? kind = null, int limit = 50)
    {
        if (limit is < 1 or > MaxLimit) return Problems.Invalid(ProblemCodes.InvalidRequest, "limit is 1 to 100.");
        var companyId = tenant.RequiredCompanyId;
        var own = database.AuditEntries.AsNoTracking().Where(entry => entry.CompanyId == companyId);
        var wanted = own;
        if (actor is not null) wanted = wanted.Where(entry => entry.ActorId == actor);
        if (kind is { Length: > 0 }) wanted = wanted.Where(entry => entry.Action.StartsWith(kind + "."));
        if (before is not null)
        {
            var last = await own.Where(entry => entry.Id == before).Select(entry => new { entry.At, entry.Id }).SingleOrDefaultAsync(cancellationToken);
            if (last is null) return Problems.Invalid(ProblemCodes.InvalidCursor, "before is not a cursor of this list.");
            wanted = wanted.Where(entry => EF.Functions.LessThan(ValueTuple.Create(entry.At, entry.Id), ValueTuple.Create(last.At, last.Id)));
        }

        // One row more than wanted tells whether there is a next page.
        var page = await wanted.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new AuditPage(
            [.. page.Take(limit).Select(AuditRow.Of)],
            page.Count > limit ? page[limit - 1].Id : null,
            await ActorsAsync(own, cancellationToken)));
    }

    private static Task<List<AuditActor>> ActorsAsync(IQueryable<AuditEntry> entries, CancellationToken cancellationToken) =>
        entries.Where(entry => entry.ActorId != null)
            .GroupBy(entry => entry.ActorId!.Value)
            .Select(person => new { Id = person.Key, Name = person.Max(entry => entry.ActorName)! })
            .OrderBy(person => person.Name)
            .Select(person => new AuditActor(person.Id, person.Name))
            .ToListAsync(cancellationToken);

    /// <param name="Items">The entries of this page.</param>
    /// <param name="NextCursor">For <c>before</c>; null on the last page.</param>
    /// <param name="Actors">Everyone who ever changed something.</param>
    internal sealed record AuditPage(IReadOnlyList<AuditRow> Items, Guid? NextCursor, IReadOnlyList<AuditActor> Actors);

    /// <param name="Id">Id of the person.</param>
    /// <param name="Name">A name the person had.</param>
    internal sealed record AuditActor(Guid Id, string Name);
}
