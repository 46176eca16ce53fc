using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>DELETE …/channels/{id}</c>: a channel that no rule needs.</summary>
internal static class RemoveAlarmChannel
{
    internal static void MapRemoveAlarmChannel(this RouteGroupBuilder alarms) =>
        alarms.MapDelete("/channels/{id:guid}", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("RemoveAlarmChannel")
            .WithSummary("Remove a channel")
            .WithDescription("409 `channel_in_use` while a rule is told through it: give the rule another one first.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, AskProDbContext database, OperatorAuditTrail audit, CancellationToken cancellationToken)
    {
        if (await database.AlarmChannels.SingleOrDefaultAsync(channel => channel.Id == id, cancellationToken) is not { } channel)
            return Problems.NotFound("There is no such channel.");
        if (await database.AlarmRules.AnyAsync(rule => rule.ChannelId == id, cancellationToken))
            return Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.ChannelInUse, "Rules are told through this channel. Give them another one first.");

        database.AlarmChannels.Remove(channel);
        await audit.RecordAsync(null, "alarm.channel_removed", new(channel.Id, channel.Name), new AlarmChannelFacts(channel.Kind, channel.Language), null, cancellationToken);
        return await database.TrySaveAsync(cancellationToken) ? TypedResults.NoContent() : Problems.ChangedMeanwhile();
    }
}
