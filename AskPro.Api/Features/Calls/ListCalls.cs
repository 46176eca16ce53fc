using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Calls;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Calls;

/// <summary><c>GET /api/calls</c>: the first page shows running calls, then the newest; further pages go back in time.</summary>
internal static class ListCalls
{
    private const int MaxLimit = 100;

    // Far more people than speak to one company at once, lost ends of two hours included.
    private const int MaxRunning = 1_000;

    internal static void MapListCalls(this RouteGroupBuilder calls) =>
        calls.MapGet("", HandleAsync)
            .Needs(Right.List)
            .WithName("ListCalls")
            .WithSummary("List calls")
            .WithDescription("Running calls first, then newest first. `before` takes the `nextCursor` of the page before; pages are stable while new calls arrive. `limit` is 1 to 100.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<CallPage>, ProblemHttpResult>> HandleAsync(
        TenantContext tenant, AskProDbContext database, CallStatisticsReader statistics, TimeProvider time, CancellationToken cancellationToken, string? before = null, int limit = 50)
    {
        if (limit is < 1 or > MaxLimit) return Problems.Invalid(ProblemCodes.InvalidRequest, "limit is 1 to 100.");
        CallCursor? cursor = null;
        if (before is { Length: > 0 })
        {
            if (!CallCursor.TryDecode(before, out var decoded)) return Problems.Invalid(ProblemCodes.InvalidCursor, "before is not a cursor of this list.");
            cursor = decoded;
        }

        var companyId = tenant.RequiredCompanyId;
        var now = time.GetUtcNow();
        var running = cursor is null ? await RunningAsync(database, companyId, now, cancellationToken) : [];
        var page = await PageAsync(database, companyId, now, cursor, limit, cancellationToken);
        var next = page.Count > limit ? new CallCursor(page[limit - 1].OccurredAt, page[limit - 1].Id).Encode() : null;
        return TypedResults.Ok(new CallPage(
            [.. running.Concat(page.Take(limit)).Select(columns => columns.ToRow(now, tenant.Rights))],
            next,
            new CallCounts((await statistics.ReadAsync(cancellationToken)).Today)));
    }

    private static Task<List<CallColumns>> RunningAsync(AskProDbContext database, Guid companyId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var alive = now - CallStates.LongestCall;
        var calls = database.Calls.AsNoTracking()
            .Where(call => call.CompanyId == companyId && call.Stage == CallStage.Started && call.OccurredAt >= alive)
            .OrderByDescending(call => call.OccurredAt).ThenByDescending(call => call.Id)
            .Take(MaxRunning);
        return CallColumns.Of(database, companyId, calls).ToListAsync(cancellationToken);
    }

    // One row more than wanted tells whether there is a next page.
    private static Task<List<CallColumns>> PageAsync(
        AskProDbContext database, Guid companyId, DateTimeOffset now, CallCursor? cursor, int limit, CancellationToken cancellationToken)
    {
        var alive = now - CallStates.LongestCall;
        var calls = database.Calls.AsNoTracking()
            .Where(call => call.CompanyId == companyId && (call.Stage != CallStage.Started || call.OccurredAt < alive));
        if (cursor is { } place)
        {
            calls = calls.Where(call => EF.Functions.LessThan(
                ValueTuple.Create(call.OccurredAt, call.Id), ValueTuple.Create(place.OccurredAt, place.Id)));
        }

        calls = calls.OrderByDescending(call => call.OccurredAt).ThenByDescending(call => call.Id).Take(limit + 1);
        return CallColumns.Of(database, companyId, calls).ToListAsync(cancellationToken);
    }

    /// <param name="Items">The calls of this page.</param>
    /// <param name="NextCursor">For <c>before</c>; null on the last page.</param>
    /// <param name="Counts">Counts over all pages.</param>
    internal sealed record CallPage(IReadOnlyList<CallRow> Items, string? NextCursor, CallCounts Counts);

    /// <param name="Today">Calls since midnight in the company's zone; a test event is none.</param>
    internal sealed record CallCounts(int Today);
}
