using AskPro.Api.Hosting.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>GET /api/operators/alarms</c>: the rules, how they stand, and whom they are told.</summary>
internal static class GetAlarms
{
    internal static void MapGetAlarms(this RouteGroupBuilder alarms) =>
        alarms.MapGet("", HandleAsync)
            .NeedsOperator()
            .WithName("GetAlarms")
            .WithSummary("Rules of the alarms")
            .WithDescription("Every rule with its state, every channel, and the catalogue of figures that a rule can watch with what they are now.");

    private static async Task<Ok<AlarmsView>> HandleAsync(AlarmReader reader, CancellationToken cancellationToken) => TypedResults.Ok(await reader.ReadAsync(cancellationToken));
}
