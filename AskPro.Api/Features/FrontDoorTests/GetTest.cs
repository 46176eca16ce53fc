using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary><c>GET …/tests/{id}</c>: how far a test has come by now.</summary>
internal static class GetTest
{
    internal static void MapGetTest(this RouteGroupBuilder tests) =>
        tests.MapGet("/{id:guid}", HandleAsync)
            .NeedsOperator()
            .WithName("GetTest")
            .WithSummary("How far a test has come")
            .WithDescription("From what was stored since: the event, the row of its call and the feed of the company, each with the time that was measured.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<TestView>, ProblemHttpResult>> HandleAsync(Guid id, TestReader reader, CancellationToken cancellationToken) =>
        await reader.FindAsync(id, cancellationToken) is { } view ? TypedResults.Ok(view) : Problems.NotFound("There is no such test.");
}
