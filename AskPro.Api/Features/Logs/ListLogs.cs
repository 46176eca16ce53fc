using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Logs;
using AskPro.Data.Operators;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace AskPro.Api.Features.Logs;

/// <summary><c>GET /api/operators/logs</c>: what Api, Worker and Web logged, the latest first.</summary>
internal static class ListLogs
{
    private const int MaxLimit = 500;

    internal static void MapListLogs(this RouteGroupBuilder operators) =>
        operators.MapGet("/logs", HandleAsync)
            .NeedsOperator()
            .WithName("ListLogs")
            .WithSummary("What Api, Worker and Web logged")
            .WithDescription(
                "The latest first. `severity` is the least: `debug`, `info`, `warn`, `error` or `fatal`; `category` is the begin of one, `text` a part of the message, whatever its capitals; `service` "
                + "(`api`, `worker`, `web`), `eventId` and `traceId` are exact, `from` and `until` times. `before` takes the `nextCursor` of the page before, `limit` is 1 to 500. A search that takes longer "
                + "than five seconds is given up: 422 `query_too_slow`; a time or a trace makes it short.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<LogList>, ProblemHttpResult>> HandleAsync(
        LogReader logs, EventStore events, CancellationToken cancellationToken, string? service = null, string? severity = null, string? category = null, int? eventId = null,
        string? text = null, string? traceId = null, DateTimeOffset? from = null, DateTimeOffset? until = null, string? before = null, int limit = 100)
    {
        if (limit is < 1 or > MaxLimit) return Problems.Invalid(ProblemCodes.InvalidRequest, "limit is 1 to 500.");
        if (new WantedLogs(service, severity, category, eventId, text, traceId, from, until).Read(out var fault) is not { } meant)
            return Problems.Invalid(ProblemCodes.InvalidRequest, fault);
        var cursor = LogCursor.Read(before);
        if (before is not null && cursor is null) return Problems.Invalid(ProblemCodes.InvalidCursor, "before is the nextCursor of the page before.");
        try
        {
            // One row more than wanted tells whether there is a next page.
            var page = await logs.ListAsync(meant, cursor, limit + 1, cancellationToken);
            var next = page.Count > limit ? new LogCursor(page[limit - 1].At, page[limit - 1].Id).ToString() : null;
            return TypedResults.Ok(new LogList(
                [.. page.Take(limit).Select(LogRow.Of)], next, await logs.OldestAsync(cancellationToken), await EventAsync(meant, logs, events, cancellationToken)));
        }
        catch (PostgresException slow) when (slow.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemCodes.QueryTooSlow, "The search took longer than five seconds. Narrow it down with from and until.");
        }
    }

    /// <summary>The event of the trace that is asked for, if it is still there.</summary>
    private static async Task<Guid?> EventAsync(LogsMeant meant, LogReader logs, EventStore events, CancellationToken cancellationToken) =>
        meant.TraceId is { } trace && await logs.EventOfAsync(trace, cancellationToken) is { } told && await events.FindAsync(told, cancellationToken) is { } found
            ? found.EventId
            : null;

    /// <param name="Items">The records of this page.</param>
    /// <param name="NextCursor">For <c>before</c>; null on the last page.</param>
    /// <param name="OldestAt">When the oldest record of all was logged; null when none is kept.</param>
    /// <param name="TraceEventId">Asked for one trace: the event of the inbox that it brought; null when there is none.</param>
    internal sealed record LogList(IReadOnlyList<LogRow> Items, string? NextCursor, DateTimeOffset? OldestAt, Guid? TraceEventId);
}
