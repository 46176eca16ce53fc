using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Alarms;
using AskPro.Integrations.AlarmWebhooks;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Alarms;

/// <summary><c>POST …/channels</c>: one more way to tell somebody.</summary>
internal static class AddAlarmChannel
{
    private const int Most = 20;
    private const int LongestName = 60;

    private const string Mail = AlarmChannelKinds.Mail;

    private static readonly string[] Languages = ["de", "en"];

    internal static void MapAddAlarmChannel(this RouteGroupBuilder alarms) =>
        alarms.MapPost("/channels", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("AddAlarmChannel")
            .WithSummary("Add a channel")
            .WithDescription(
                "A mail address, or a webhook: an `https` address of the public internet, to which alarms are sent as JSON, signed with a `secret` that is shown in this answer and never again. "
                + "Names are unique: `duplicate` otherwise; 20 channels at most.")
            .ProducesValidationProblem();

    private static async Task<Results<Created<AlarmChannelMade>, ValidationProblem>> HandleAsync(
        Addition addition, AskProDbContext database, ProtectedText secrets, IOptions<AlarmWebhookOptions> webhooks, OperatorAuditTrail audit, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var name = errors.Text("name", addition.Name, LongestName);
        var kind = errors.Check("kind", addition.Kind ?? Mail, AlarmChannelKinds.Addable.Contains, FieldErrorCodes.Unknown);
        var language = errors.Check("language", addition.Language, Languages.Contains, FieldErrorCodes.Unknown);
        var address = kind == Mail ? errors.Email("address", addition.Address) : null;
        var url = kind == AlarmChannelKinds.Webhook ? AlarmWebhookAddress.Read(addition.Url?.Trim(), webhooks.Value.AllowLoopback) : null;
        if (kind == AlarmChannelKinds.Webhook && url is null) errors.Add("url", string.IsNullOrWhiteSpace(addition.Url) ? FieldErrorCodes.Required : FieldErrorCodes.InvalidUrl);
        if (await database.AlarmChannels.AnyAsync(channel => channel.Name == name, cancellationToken)) errors.Add("name", FieldErrorCodes.Duplicate);
        if (await database.AlarmChannels.CountAsync(cancellationToken) >= Most) errors.Add("name", FieldErrorCodes.TooMany);
        if (errors.Any) return errors.ToProblem();

        var (now, secret) = (time.GetUtcNow(), url is null ? null : AlarmWebhookSecret.Create());
        var id = Guid.CreateVersion7(now);
        var added = new AlarmChannel
        {
            Id = id, Kind = kind, Name = name, Language = language, Address = url is null ? address : AlarmWebhookAddress.Shown(url), CreatedAt = now,
            TargetProtected = url is null ? null : secrets.Protect(ProtectedText.AlarmTarget, id, url.AbsoluteUri),
            SecretProtected = secret is null ? null : secrets.Protect(ProtectedText.AlarmSecret, id, secret),
            SecretHint = secret is null ? null : AlarmWebhookSecret.HintOf(secret),
        };
        database.AlarmChannels.Add(added);
        await audit.RecordAsync(null, "alarm.channel_added", new(added.Id, name), null, new AlarmChannelFacts(added.Kind, added.Language), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/operators/alarms/channels/{added.Id:D}", new AlarmChannelMade(AlarmChannelView.Of(added), secret));
    }

    /// <param name="Name">1 to 60 characters, unique.</param>
    /// <param name="Kind"><c>mail</c> or <c>webhook</c>; a mail when it is left out.</param>
    /// <param name="Address">The address of the mails.</param>
    /// <param name="Url">The address of the webhook.</param>
    /// <param name="Language"><c>de</c> or <c>en</c>.</param>
    internal sealed record Addition(string? Name, string? Kind, string? Address, string? Url, string? Language)
    {
        /// <summary>Nothing: the address of a webhook is a secret.</summary>
        public override string ToString() => nameof(Addition);
    }
}

/// <summary>What the audit log says of a channel: no address.</summary>
internal sealed record AlarmChannelFacts(string ChannelKind, string Language);
