using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Alarms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>POST …/channels</c>: one more way to tell somebody.</summary>
internal static class AddAlarmChannel
{
    private const int Most = 20;
    private const int LongestName = 60;

    private static readonly string[] Languages = ["de", "en"];

    internal static void MapAddAlarmChannel(this RouteGroupBuilder alarms) =>
        alarms.MapPost("/channels", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("AddAlarmChannel")
            .WithSummary("Add a channel")
            .WithDescription("A mail address for the alarms. Names are unique: `duplicate` otherwise; 20 channels at most.")
            .ProducesValidationProblem();

    private static async Task<Results<Created<AlarmChannelView>, ValidationProblem>> HandleAsync(
        Addition addition, AskProDbContext database, OperatorAuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var name = errors.Text("name", addition.Name, LongestName);
        var address = errors.Email("address", addition.Address);
        var language = errors.Check("language", addition.Language, Languages.Contains, FieldErrorCodes.Unknown);
        if (await database.AlarmChannels.AnyAsync(channel => channel.Name == name, cancellationToken)) errors.Add("name", FieldErrorCodes.Duplicate);
        if (await database.AlarmChannels.CountAsync(cancellationToken) >= Most) errors.Add("name", FieldErrorCodes.TooMany);
        if (errors.Any) return errors.ToProblem();

        var now = time.GetUtcNow();
        var added = new AlarmChannel { Id = Guid.CreateVersion7(now), Kind = AlarmChannelKinds.Mail, Name = name, Language = language, Address = address, CreatedAt = now };
        database.AlarmChannels.Add(added);
        await audit.RecordAsync(null, "alarm.channel_added", new(added.Id, name), null, new AlarmChannelFacts(added.Kind, added.Language), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/operators/alarms/channels/{added.Id:D}", AlarmChannelView.Of(added));
    }

    /// <param name="Name">1 to 60 characters, unique.</param>
    /// <param name="Address">The address of the mails.</param>
    /// <param name="Language"><c>de</c> or <c>en</c>.</param>
    internal sealed record Addition(string? Name, string? Address, string? Language);
}

/// <summary>What the audit log says of a channel: no address.</summary>
internal sealed record AlarmChannelFacts(string ChannelKind, string Language);
