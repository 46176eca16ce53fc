using AskPro.Data.Outbox;
using AskPro.Integrations.Mail;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Mails;

internal static class MailRegistration
{
    /// <summary>The pump that sends the mails of the outbox. Needs the data source, the key ring, the cache and the service defaults.</summary>
    public static IHostApplicationBuilder AddMailPump(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<MailOptions>(MailOptions.Section);
        builder.AddValidatedOptions<MailPumpOptions>(MailPumpOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<MailPumpOptions>, LeaseOutlastsTry>();
        builder.Services.AddSingleton(services => new MailSender(services.GetRequiredService<IOptions<MailOptions>>().Value));
        builder.Services.AddSingleton<OutboxQueue>();
        builder.Services.AddSingleton<MailDispatcher>();
        builder.Services.AddSingleton<MailMetrics>();
        builder.Services.AddSingleton<MailMonitor>();
        builder.Services.AddSingleton<MailReport>();
        builder.Services.AddSingleton<MailWake>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailWake>());
        builder.Services.AddHostedService<MailBacklogObserver>();
        builder.Services.AddHostedService<MailPump>();
        builder.Services.AddHealthChecks().AddCheck<MailHealthCheck>("mail", HealthStatus.Degraded);
        return builder;
    }
}
