using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Unassigned;

/// <summary><c>GET …/{eventId}</c>: the group of an event, with its calls.</summary>
internal static class GetUnassigned
{
    private const int MostCalls = 50;

    internal static void MapGetUnassigned(this RouteGroupBuilder unassigned) =>
        unassigned.MapGet("/{eventId:guid}", HandleAsync)
            .NeedsOperator()
            .WithName("GetUnassigned")
            .WithSummary("One group of events that are nobody's")
            .WithDescription("With its latest 50 calls. 404 when the event is somebody's by now.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<UnassignedView>, ProblemHttpResult>> HandleAsync(
        Guid eventId, UnassignedReader reader, UnassignedStore store, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(eventId, cancellationToken) is not { } group) return NotFound();
        var calls = await store.CallsAsync(eventId, MostCalls, cancellationToken);
        return TypedResults.Ok(new UnassignedView(
            group, [.. calls.Select(call => new UnassignedCallRow(call.EventId, call.CallId, call.EventNames, call.FirstAt, call.LastAt, call.IsThis))]));
    }

    internal static ProblemHttpResult NotFound() => Problems.NotFound("This event is not unassigned, or not any more.");
}
