using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>PUT …/rules/{id}/mute</c>: nobody is told for a while.</summary>
internal static class MuteAlarmRule
{
    internal static void MapMuteAlarmRule(this RouteGroupBuilder alarms) =>
        alarms.MapPut("/rules/{id:guid}/mute", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("MuteAlarmRule")
            .WithSummary("Mute a rule")
            .WithDescription(
                "For `minutes` or until a moment, 30 days at most, with a `reason`. It is watched as before and stands in the history, and nobody is told. "
                + "What still fires when the mute ends is told then. A second mute takes the place of the first.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<AlarmRuleView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid id, Wish wish, AlarmMutes mutes, AlarmReader reader, AskProDbContext database, CancellationToken cancellationToken)
    {
        if (await database.AlarmRules.SingleOrDefaultAsync(rule => rule.Id == id, cancellationToken) is not { } rule) return RemoveAlarmRule.NotFound();
        var errors = new FieldErrors();
        var (until, reason) = mutes.Check(wish, errors);
        if (errors.Any) return errors.ToProblem();
        return await mutes.MuteAsync(rule, until, reason, cancellationToken) ? TypedResults.Ok(await reader.ReadAsync(id, cancellationToken)) : Problems.ChangedMeanwhile();
    }

    /// <param name="Reason">Why, at most 300 characters.</param>
    /// <param name="Minutes">For how long, 1 to 43200; or <paramref name="Until"/>.</param>
    /// <param name="Until">Until when, in the next 30 days; of no meaning beside <paramref name="Minutes"/>.</param>
    internal sealed record Wish(string? Reason, int? Minutes, DateTimeOffset? Until);
}
