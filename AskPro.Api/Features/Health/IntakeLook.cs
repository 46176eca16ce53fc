using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Api.Features.Webhooks.Telemetry;
using AskPro.Data.Health;
using Microsoft.Extensions.Options;
using static AskPro.Data.Health.ComponentMeasures;

namespace AskPro.Api.Features.Health;

/// <summary>Whether webhooks are taken, from what this process counted.</summary>
internal sealed class IntakeLook(InboxMetrics metrics, IngestBudget budget, IOptions<HealthOptions> options)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly RecentRise _accepted = new(Window);
    private readonly RecentRise _refused = new(Window);
    private readonly RecentRise _notStored = new(Window);

    /// <summary>Without the database nothing is taken, whether somebody has tried or not.</summary>
    public ComponentReading Read(bool databaseAnswers, DateTimeOffset at)
    {
        var (accepted, refused) = (_accepted.Tell(at, metrics.AcceptedSoFar), _refused.Tell(at, metrics.RefusedSoFar));
        var notStored = _notStored.Tell(at, metrics.NotStoredSoFar);
        var cause = !databaseAnswers ? ComponentCauses.DatabaseAway
            : notStored > 0 ? ComponentCauses.WebhooksNotStored
            : refused > options.Value.RefusedWebhooks ? ComponentCauses.WebhooksRefused
            : null;
        return new(ComponentNames.Intake, cause, IsDown: !databaseAnswers, new Dictionary<string, double>
        {
            [InProcess] = budget.Rows, [Accepted] = accepted, [Refused] = refused, [NotStored] = notStored,
        });
    }
}
