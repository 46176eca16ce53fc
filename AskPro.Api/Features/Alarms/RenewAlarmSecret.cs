using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Alarms;
using AskPro.Integrations.AlarmWebhooks;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>POST …/channels/{id}/secret</c>: another secret; the old one signs nothing any more.</summary>
internal static class RenewAlarmSecret
{
    internal static void MapRenewAlarmSecret(this RouteGroupBuilder alarms) =>
        alarms.MapPost("/channels/{id:guid}/secret", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("RenewAlarmSecret")
            .WithSummary("Give a webhook another secret")
            .WithDescription("Shown in this answer and never again. From now on everything is signed with it, messages on their way too.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<AlarmChannelMade>, ProblemHttpResult>> HandleAsync(
        Guid id, AskProDbContext database, ProtectedText secrets, OperatorAuditTrail audit, CancellationToken cancellationToken)
    {
        if (await database.AlarmChannels.SingleOrDefaultAsync(channel => channel.Id == id && channel.Kind == AlarmChannelKinds.Webhook, cancellationToken) is not { } channel)
            return Problems.NotFound("There is no such webhook.");
        var secret = AlarmWebhookSecret.Create();
        (channel.SecretProtected, channel.SecretHint) = (secrets.Protect(ProtectedText.AlarmSecret, id, secret), AlarmWebhookSecret.HintOf(secret));
        await audit.RecordAsync(null, "alarm.channel_secret_renewed", new(channel.Id, channel.Name), null, new AlarmChannelFacts(channel.Kind, channel.Language), cancellationToken);
        return await database.TrySaveAsync(cancellationToken) ? TypedResults.Ok(new AlarmChannelMade(AlarmChannelView.Of(channel), secret)) : Problems.ChangedMeanwhile();
    }
}
