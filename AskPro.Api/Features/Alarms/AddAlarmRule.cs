using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Alarms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>POST …/rules</c>: watches one more figure.</summary>
internal static class AddAlarmRule
{
    private const int Most = 100;

    internal static void MapAddAlarmRule(this RouteGroupBuilder alarms) =>
        alarms.MapPost("/rules", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("AddAlarmRule")
            .WithSummary("Add a rule")
            .WithDescription("It fires when `figure` is `at_least` or `at_most` the `threshold` for `windowMinutes`. Several rules may watch one figure; 100 rules at most.")
            .ProducesValidationProblem();

    private static async Task<Results<Created<AlarmRuleView>, ValidationProblem>> HandleAsync(
        AlarmRuleWish wish, AlarmInput input, AlarmReader reader, AskProDbContext database, OperatorAuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var figure = AlarmFigures.Find(wish.Figure);
        var channel = await input.CheckAsync(wish, figure, errors, cancellationToken);
        if (await database.AlarmRules.CountAsync(cancellationToken) >= Most) errors.Add("figure", FieldErrorCodes.TooMany);
        if (errors.Any) return errors.ToProblem();

        var now = time.GetUtcNow();
        var rule = new AlarmRule
        {
            Id = Guid.CreateVersion7(now), Figure = figure!.Name, Comparison = wish.Comparison!, Threshold = wish.Threshold!.Value, WindowMinutes = wish.WindowMinutes!.Value,
            Severity = wish.Severity!, ChannelId = wish.ChannelId, IsOn = wish.IsOn, CreatedAt = now,
        };
        database.AlarmRules.Add(rule);
        await audit.RecordAsync(
            null, "alarm.rule_added", new(rule.Id, rule.Figure), null,
            new AlarmRuleFacts(rule.Comparison, rule.Threshold, rule.WindowMinutes, rule.Severity, channel, rule.IsOn), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/operators/alarms/rules/{rule.Id:D}", await reader.ReadAsync(rule.Id, cancellationToken));
    }
}
