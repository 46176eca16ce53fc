using AskPro.Api.Hosting.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Health;

/// <summary><c>GET /api/operators/health</c>: how every component stands, since when, and what to do.</summary>
internal static class GetHealth
{
    internal static void MapGetHealth(this RouteGroupBuilder operators) =>
        operators.MapGet("/health", (HealthBoard board) => Task.FromResult<Ok<HealthView>>(TypedResults.Ok(board.Read())))
            .NeedsOperator()
            .WithName("GetHealth")
            .WithSummary("How AskPro stands")
            .WithDescription("Every component with what was measured, its state and since when, its last 24 hours and the runbook. Measured every ten seconds; asking measures nothing.");
}
