using System.Diagnostics.Metrics;
using AskPro.Worker.Inbox;

namespace AskPro.Worker.AlarmWebhooks;

/// <summary>The figures of docs/telemetry.md.</summary>
internal sealed class AlarmWebhookMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _tries = meters.Create(InboxMetrics.Meter)
        .CreateCounter<long>("askpro.alarm.webhook.tries", "{try}", "Tries to hand an alarm to a webhook, by what became of it");

    public void Tried(string outcome, string? cause) => _tries.Add(1, new("outcome", outcome), new("cause", cause ?? "none"));
}
