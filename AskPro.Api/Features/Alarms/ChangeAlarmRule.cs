using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Alarms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>PUT …/rules/{id}</c>: another threshold, window, severity or channel, off or on.</summary>
internal static class ChangeAlarmRule
{
    internal static void MapChangeAlarmRule(this RouteGroupBuilder alarms) =>
        alarms.MapPut("/rules/{id:guid}", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("ChangeAlarmRule")
            .WithSummary("Change a rule")
            .WithDescription("All fields but `figure`, with the `version` that was read. What fires goes on by the new values; a rule that is switched off fires no more, and nobody is told.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<AlarmRuleView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid id, AlarmRuleWish wish, AlarmInput input, AlarmReader reader, AskProDbContext database, OperatorAuditTrail audit, CancellationToken cancellationToken)
    {
        if (await database.AlarmRules.SingleOrDefaultAsync(rule => rule.Id == id, cancellationToken) is not { } rule) return RemoveAlarmRule.NotFound();
        var errors = new FieldErrors();
        var channel = await input.CheckAsync(wish, AlarmFigures.Find(rule.Figure), errors, cancellationToken);
        if (errors.Any) return errors.ToProblem();
        if (rule.Version != wish.Version) return Problems.ChangedMeanwhile();

        var before = new AlarmRuleFacts(
            rule.Comparison, rule.Threshold, rule.WindowMinutes, rule.Severity, await input.ChannelNameAsync(rule.ChannelId, cancellationToken), rule.IsOn);
        (rule.Comparison, rule.Threshold, rule.WindowMinutes, rule.Severity, rule.ChannelId, rule.IsOn) =
            (wish.Comparison!, wish.Threshold!.Value, wish.WindowMinutes!.Value, wish.Severity!, wish.ChannelId, wish.IsOn);
        await audit.RecordAsync(
            null, "alarm.rule_changed", new(rule.Id, rule.Figure), before,
            new AlarmRuleFacts(rule.Comparison, rule.Threshold, rule.WindowMinutes, rule.Severity, channel, rule.IsOn), cancellationToken);
        return await database.TrySaveAsync(cancellationToken) ? TypedResults.Ok(await reader.ReadAsync(id, cancellationToken)) : Problems.ChangedMeanwhile();
    }
}
