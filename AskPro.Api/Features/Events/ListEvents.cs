using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Events;

/// <summary><c>GET /api/operators/events</c>: what came in, the latest first, and what became of it.</summary>
internal static class ListEvents
{
    private const int MaxLimit = 100;

    internal static void MapListEvents(this RouteGroupBuilder events) =>
        events.MapGet("", HandleAsync)
            .NeedsOperator()
            .WithName("ListEvents")
            .WithSummary("What came in")
            .WithDescription(
                "The latest first. `state` is `queued`, `done`, `quarantined`, `unassigned`, `dead`, `aside`: all that did not end well, `discarded`: test events that were set aside, or `refused`: webhooks whose signature was not accepted, "
                + "which are kept for seven days (the newest 10,000, and no more a minute than Api is told; `refusedOnlyCounted` is how many of them are not) and never processed. `event`, `cause` and "
                + "`callId` are exact, `verifiedBy` is `company_key`, `platform_key` or the code of a refusal, `from` and `until` times of receipt. `waiting` counts what a replay with the same query would process, `causes` is all that did not end well, "
                + "whatever the query. `before` takes the `nextCursor` of the page before, `limit` is 1 to 100.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<EventList>, ProblemHttpResult>> HandleAsync(
        EventStore store, CancellationToken cancellationToken, Guid? companyId = null, string? state = null, string? @event = null, string? cause = null,
        string? callId = null, string? verifiedBy = null, DateTimeOffset? from = null, DateTimeOffset? until = null, Guid? before = null, int limit = 50)
    {
        if (limit is < 1 or > MaxLimit) return Problems.Invalid(ProblemCodes.InvalidRequest, "limit is 1 to 100.");
        var meant = MeantEvents.Trimmed(new EventsMeant(null, companyId, state, @event, cause, callId, verifiedBy, from, until));
        if (MeantEvents.Fault(meant) is { } fault) return Problems.Invalid(ProblemCodes.InvalidRequest, fault);

        // One row more than wanted tells whether there is a next page.
        var page = await store.ListAsync(meant, before, limit + 1, cancellationToken);
        var waiting = await store.ReplayAsync(meant, change: false, cancellationToken);
        var causes = await store.CausesAsync(cancellationToken);
        var onlyCounted = await store.OnlyCountedAsync(cancellationToken);
        return TypedResults.Ok(new EventList(
            [.. page.Take(limit).Select(EventRow.Of)], page.Count > limit ? page[limit - 1].EventId : null, WaitingEvents.Of(waiting),
            [.. causes.Select(found => new CauseRow(found.State, found.Cause, found.Calls, found.Events, found.LastAt))], onlyCounted));
    }

    /// <param name="Items">The events of this page.</param>
    /// <param name="NextCursor">For <c>before</c>; null on the last page.</param>
    /// <param name="Waiting">What a replay with the same query would process.</param>
    /// <param name="Causes">What did not end well, by cause; at most 100.</param>
    /// <param name="RefusedOnlyCounted">Requests refused in the last seven days of which nothing was stored.</param>
    internal sealed record EventList(IReadOnlyList<EventRow> Items, Guid? NextCursor, WaitingEvents Waiting, IReadOnlyList<CauseRow> Causes, long RefusedOnlyCounted);

    /// <param name="Calls">How many calls would change or come into being.</param>
    /// <param name="Events">How many events would be processed.</param>
    /// <param name="Ahead">Of these calls, those that already stand where their events would bring them, or further: they get only what they lack.</param>
    /// <param name="WithoutCall">Of these events, those that name no call: they change none.</param>
    internal sealed record WaitingEvents(long Calls, long Events, long Ahead, long WithoutCall)
    {
        internal static WaitingEvents Of(ReplayedEvents counted) => new(counted.Calls, counted.Events, counted.Ahead, counted.WithoutCall);
    }
}
