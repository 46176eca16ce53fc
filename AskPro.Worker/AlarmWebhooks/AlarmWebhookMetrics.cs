using System.Diagnostics.Metrics;
using AskPro.Worker.Inbox;

namespace AskPro.Worker.AlarmWebhooks;

/// <summary>The figures of docs/telemetry.md.</summary>
internal sealed class AlarmWebhookMetrics
{
    private readonly Counter<long> _tries;

    /// <summary>Begins at zero, so that an alert finds its figure before the first alarm.</summary>
    public AlarmWebhookMetrics(IMeterFactory meters)
    {
        _tries = meters.Create(InboxMetrics.Meter).CreateCounter<long>("askpro.alarm.webhook.tries", "{try}", "Tries to hand an alarm to a webhook, by what became of it");
        Add(0, "sent", null);
    }

    public void Tried(string outcome, string? cause) => Add(1, outcome, cause);

    private void Add(int tries, string outcome, string? cause) => _tries.Add(tries, new("outcome", outcome), new("cause", cause ?? "none"));
}
