using AskPro.Data.Health;
using AskPro.Data.Outbox;
using AskPro.Integrations.Mail;
using AskPro.Worker.Mails;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Health;

/// <summary>Whether mails leave the house.</summary>
internal sealed class MailLook(MailMonitor monitor, IOptions<HealthOptions> options, IOptions<MailOptions> mail)
{
    // A dead mail is kept; what is an hour old is no news.
    private readonly RecentRise _dead = new(TimeSpan.FromHours(1));

    /// <param name="backlog">Null when the database does not say.</param>
    /// <param name="at">Now.</param>
    public ComponentReading Read(OutboxBacklog? backlog, DateTimeOffset at)
    {
        if (backlog is null) return ComponentReading.Of(ComponentNames.Mails, ComponentCauses.DatabaseAway, isDown: true);
        var dead = _dead.Tell(at, backlog.Dead);
        var cause = !mail.Value.IsConfigured ? ComponentCauses.MailNotConfigured
            : monitor.ServerAway ? ComponentCauses.MailServerAway
            : backlog.OldestDueSeconds > options.Value.LateMailSeconds ? ComponentCauses.MailsWait
            : dead > 0 ? ComponentCauses.MailsDead
            : null;
        return new(
            ComponentNames.Mails, cause, cause is ComponentCauses.MailNotConfigured or ComponentCauses.MailServerAway, new Dictionary<string, double>
            {
                [ComponentMeasures.OldestDue] = backlog.OldestDueSeconds, [ComponentMeasures.Waiting] = backlog.Queued, [ComponentMeasures.Dead] = backlog.Dead,
            });
    }
}
