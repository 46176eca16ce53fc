using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Inbox;

/// <summary>Unhealthy when the pump does not get through to the inbox, degraded when it does not keep up.</summary>
internal sealed class InboxHealthCheck(InboxMonitor monitor, IOptions<InboxPumpOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (monitor.SincePolled.TotalSeconds > options.Value.UnhealthyAfterSeconds)
            return HealthCheckResult.Unhealthy($"No successful look into the inbox for {monitor.SincePolled.TotalSeconds:F0} s.");
        if (monitor.Backlog is { OldestDueSeconds: var age } && age > options.Value.DegradedBacklogSeconds)
            return HealthCheckResult.Degraded($"The oldest event has been due for {age:F0} s.");
        return HealthCheckResult.Healthy();
    }
}
