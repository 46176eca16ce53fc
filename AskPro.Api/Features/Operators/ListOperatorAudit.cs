using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Operators;

/// <summary><c>GET /api/operators/audit</c>: what operators did, newest first; also to companies that are gone.</summary>
internal static class ListOperatorAudit
{
    private const int MaxLimit = 100;

    internal static void MapListOperatorAudit(this RouteGroupBuilder operators) =>
        operators.MapGet("/audit", HandleAsync)
            .NeedsOperator()
            .WithName("ListOperatorAudit")
            .WithSummary("What operators did")
            .WithDescription("Newest first. `before` takes the `nextCursor` of the page before. `limit` is 1 to 100.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<OperatorAuditPage>, ProblemHttpResult>> HandleAsync(
        AskProDbContext database, CancellationToken cancellationToken, Guid? before = null, int limit = 50)
    {
        if (limit is < 1 or > MaxLimit) return Problems.Invalid(ProblemCodes.InvalidRequest, "limit is 1 to 100.");
        var wanted = database.OperatorAuditEntries.AsNoTracking();
        if (before is not null)
        {
            var last = await wanted.Where(entry => entry.Id == before).Select(entry => new { entry.At, entry.Id }).SingleOrDefaultAsync(cancellationToken);
            if (last is null) return Problems.Invalid(ProblemCodes.InvalidCursor, "before is not a cursor of this list.");
            wanted = wanted.Where(entry => EF.Functions.LessThan(ValueTuple.Create(entry.At, entry.Id), ValueTuple.Create(last.At, last.Id)));
        }

        var page = await wanted.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new OperatorAuditPage([.. page.Take(limit).Select(AuditRow.Of)], page.Count > limit ? page[limit - 1].Id : null));
    }

    /// <param name="Items">The entries of this page.</param>
    /// <param name="NextCursor">For <c>before</c>; null on the last page.</param>
    internal sealed record OperatorAuditPage(IReadOnlyList<AuditRow> Items, Guid? NextCursor);
}
