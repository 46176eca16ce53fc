using System.Globalization;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Calls;

/// <summary><c>GET /api/calls/new</c>: calls that a page has not announced yet.</summary>
internal static class ListNewCalls
{
    private const int MaxItems = 20;

    internal static void MapListNewCalls(this RouteGroupBuilder calls) =>
        calls.MapGet("/new", HandleAsync)
            .Needs(Right.List)
            .WithName("ListNewCalls")
            .WithSummary("Calls since")
            .WithDescription("Calls whose first event arrived after `after` (an instant in ISO 8601, or the `id` of a call), oldest first, at most the newest 20.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<NewCalls>, ProblemHttpResult>> HandleAsync(
        string after, TenantContext tenant, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        if (await InstantAsync(after, companyId, database, cancellationToken) is not { } instant)
            return Problems.Invalid(ProblemCodes.InvalidRequest, "after is an instant in ISO 8601 or the id of a call.");

        var calls = database.Calls.AsNoTracking()
            .Where(call => call.CompanyId == companyId && call.FirstReceivedAt > instant)
            .OrderByDescending(call => call.FirstReceivedAt).ThenByDescending(call => call.Id)
            .Take(MaxItems);
        var rows = await CallColumns.Of(database, companyId, calls).ToListAsync(cancellationToken);
        rows.Reverse();
        var now = time.GetUtcNow();
        return TypedResults.Ok(new NewCalls([.. rows.Select(columns => columns.ToRow(now, tenant.Rights))]));
    }

    private static async Task<DateTimeOffset?> InstantAsync(string after, Guid companyId, AskProDbContext database, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(after, out var id))
        {
            return await database.Calls.AsNoTracking()
                .Where(call => call.CompanyId == companyId && call.Id == id)
                .Select(call => (DateTimeOffset?)call.FirstReceivedAt)
                .FirstOrDefaultAsync(cancellationToken);
        }

        return DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;
    }

    /// <param name="Items">The calls, oldest first.</param>
    internal sealed record NewCalls(IReadOnlyList<CallRow> Items);
}
