using AskPro.Data.Health;
using AskPro.Data.Inbox;
using AskPro.Worker.Inbox;
using Microsoft.Extensions.Options;
using static AskPro.Data.Health.ComponentMeasures;

namespace AskPro.Worker.Health;

/// <summary>Whether events come through, and what lies aside.</summary>
internal sealed class ProcessingLook(InboxMonitor monitor, IOptions<HealthOptions> options, IOptions<InboxPumpOptions> pump)
{
    private readonly RecentRise _quarantined = new(TimeSpan.FromHours(1));
    private readonly RecentRise _unassigned = new(TimeSpan.FromHours(1));

    /// <param name="backlog">Null when the database does not say.</param>
    /// <param name="at">Now.</param>
    public IReadOnlyList<ComponentReading> Read(InboxBacklog? backlog, DateTimeOffset at) => backlog is null
        ? [ComponentReading.Of(ComponentNames.Processing, ComponentCauses.DatabaseAway, isDown: true)]
        : [Processing(backlog), SetAside(backlog, at)];

    private ComponentReading Processing(InboxBacklog backlog)
    {
        var lastLook = monitor.SincePolled.TotalSeconds;
        var isStuck = lastLook > pump.Value.UnhealthyAfterSeconds;
        var cause = isStuck ? ComponentCauses.WorkerStuck
            : backlog.OldestDueSeconds > options.Value.LateEventSeconds ? ComponentCauses.EventsWait
            : null;
        return new(ComponentNames.Processing, cause, isStuck, new Dictionary<string, double>
        {
            [OldestDue] = backlog.OldestDueSeconds, [Waiting] = backlog.Queued, [LastLook] = lastLook,
        });
    }

    private ComponentReading SetAside(InboxBacklog backlog, DateTimeOffset at)
    {
        var (quarantined, unassigned) = (_quarantined.Tell(at, backlog.Quarantined), _unassigned.Tell(at, backlog.Unassigned));
        var cause = backlog.Dead > 0 ? ComponentCauses.DeadLetters
            : quarantined > options.Value.SetAsideAnHour ? ComponentCauses.QuarantineGrows
            : unassigned > options.Value.SetAsideAnHour ? ComponentCauses.UnassignedGrows
            : null;
        return new(ComponentNames.SetAside, cause, IsDown: false, new Dictionary<string, double>
        {
            [Dead] = backlog.Dead, [Quarantined] = backlog.Quarantined, [Unassigned] = backlog.Unassigned,
        });
    }
}
