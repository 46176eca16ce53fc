using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Events;

/// <summary><c>GET …/{eventId}</c>: one event with its times, its cause and its trace.</summary>
internal static class GetEvent
{
    internal static void MapGetEvent(this RouteGroupBuilder events) =>
        events.MapGet("/{eventId:guid}", HandleAsync)
            .NeedsOperator()
            .WithName("GetEvent")
            .WithSummary("One event")
            .WithDescription(
                "Of what it says the structure, codes, ids and times: everything that may be about a person is masked, see `POST …/body`. Of its body also the length and the SHA-256, to compare with what "
                + "the sender has. `steps` are what is stored of its way, with times, `waiting` is what a replay of it would change.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<EventView>, ProblemHttpResult>> HandleAsync(Guid eventId, EventStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(eventId, cancellationToken) is not { } row) return Problems.NotFound("There is no such event, or not any more.");
        var steps = EventSteps.Of(row, await store.ResolutionAsync(eventId, cancellationToken), await store.ReplayedAsync(eventId, cancellationToken));
        return TypedResults.Ok(EventView.Of(row, await store.BodyAsync(eventId, cancellationToken), steps, await store.ReplayAsync(new EventsMeant(eventId), change: false, cancellationToken)));
    }
}
