using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>DELETE …/rules/{id}</c>: watches it no more. What it has told stays in the history.</summary>
internal static class RemoveAlarmRule
{
    internal static void MapRemoveAlarmRule(this RouteGroupBuilder alarms) =>
        alarms.MapDelete("/rules/{id:guid}", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("RemoveAlarmRule")
            .WithSummary("Remove a rule")
            .WithDescription("Its history stays. To pause it, switch it off.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, AlarmInput input, AskProDbContext database, OperatorAuditTrail audit, CancellationToken cancellationToken)
    {
        if (await database.AlarmRules.SingleOrDefaultAsync(rule => rule.Id == id, cancellationToken) is not { } rule) return NotFound();
        database.AlarmRules.Remove(rule);
        var channel = await input.ChannelNameAsync(rule.ChannelId, cancellationToken);
        await audit.RecordAsync(
            null, "alarm.rule_removed", new(rule.Id, rule.Figure),
            new AlarmRuleFacts(rule.Comparison, rule.Threshold, rule.WindowMinutes, rule.Severity, channel, rule.IsOn), null, cancellationToken);
        return await database.TrySaveAsync(cancellationToken) ? TypedResults.NoContent() : Problems.ChangedMeanwhile();
    }

    internal static ProblemHttpResult NotFound() => Problems.NotFound("There is no such rule.");
}
