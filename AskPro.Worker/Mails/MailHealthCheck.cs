using AskPro.Integrations.Mail;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Mails;

/// <summary>Degraded when mails wait; never more, because calls come through without them.</summary>
internal sealed class MailHealthCheck(MailMonitor monitor, IOptions<MailPumpOptions> options, IOptions<MailOptions> mail) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (!mail.Value.IsConfigured)
            return HealthCheckResult.Degraded($"Mail:Host is not set: no mail is sent, {monitor.Backlog?.Queued ?? 0} wait.");
        if (monitor.ServerAway)
            return HealthCheckResult.Degraded("The mail server takes no connection or no sign-in: mails wait.");
        if (monitor.Backlog is { OldestDueSeconds: var age } && age > options.Value.DegradedBacklogSeconds)
            return HealthCheckResult.Degraded($"The oldest mail has been due for {age:F0} s.");
        return HealthCheckResult.Healthy();
    }
}
