using System.Globalization;
using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>POST …/channels/{id}/tests</c>: tries whether somebody is reached.</summary>
internal static class TestAlarmChannel
{
    internal static void MapTestAlarmChannel(this RouteGroupBuilder alarms) =>
        alarms.MapPost("/channels/{id:guid}/tests", HandleAsync)
            .NeedsOperator()
            .WithName("TestAlarmChannel")
            .WithSummary("Test a channel")
            .WithDescription("Sends a message that says it is a test, on the way of an alarm. What became of it stands in `test` of the channel after some seconds. Once a minute and channel: 429 otherwise.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        Guid id, ChannelTests tests, AskProDbContext database, OperatorAuditTrail audit, HttpContext context, CancellationToken cancellationToken)
    {
        if (await database.AlarmChannels.AsNoTracking().SingleOrDefaultAsync(channel => channel.Id == id, cancellationToken) is not { } channel)
            return Problems.NotFound("There is no such channel.");
        if (!await tests.TakeTurnAsync(id, cancellationToken))
        {
            context.Response.Headers.RetryAfter = ChannelTests.Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Problems.Of(StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyAttempts, "The channel was tested within the last minute.");
        }

        await tests.SendAsync(channel, cancellationToken);
        await audit.RecordAsync(null, "alarm.channel_tested", new(channel.Id, channel.Name), null, new AlarmChannelFacts(channel.Kind, channel.Language), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Accepted((string?)null);
    }
}
