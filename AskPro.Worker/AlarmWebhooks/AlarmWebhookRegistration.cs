using AskPro.Integrations.AlarmWebhooks;

namespace AskPro.Worker.AlarmWebhooks;

internal static class AlarmWebhookRegistration
{
    /// <summary>The pump that hands the messages of the alarms to webhooks. Needs the data source, the key ring and the outbox of the mails' pump.</summary>
    public static IHostApplicationBuilder AddAlarmWebhookPump(this IHostApplicationBuilder builder)
    {
        builder.Services.AddAlarmWebhooks(builder.Environment.IsDevelopment());
        builder.Services.AddSingleton<AlarmTargets>();
        builder.Services.AddSingleton<AlarmWebhookMetrics>();
        builder.Services.AddSingleton<AlarmWebhookDispatcher>();
        builder.Services.AddHostedService<AlarmWebhookPump>();
        return builder;
    }
}
