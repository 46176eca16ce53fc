using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>DELETE …/rules/{id}/mute</c>: who is to know is told again. It takes nothing away from anybody, so no fresh proof is asked for.</summary>
internal static class UnmuteAlarmRule
{
    internal static void MapUnmuteAlarmRule(this RouteGroupBuilder alarms) =>
        alarms.MapDelete("/rules/{id:guid}/mute", HandleAsync)
            .NeedsOperator()
            .WithName("UnmuteAlarmRule")
            .WithSummary("End the mute of a rule")
            .WithDescription("What fires is told at the next look. A rule that is not muted stays as it is.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Guid id, AlarmMutes mutes, AskProDbContext database, CancellationToken cancellationToken)
    {
        if (await database.AlarmRules.SingleOrDefaultAsync(rule => rule.Id == id, cancellationToken) is not { } rule) return RemoveAlarmRule.NotFound();
        return await mutes.UnmuteAsync(rule, cancellationToken) ? TypedResults.NoContent() : Problems.ChangedMeanwhile();
    }
}
