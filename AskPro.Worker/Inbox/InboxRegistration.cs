using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AskPro.Worker.Inbox;

internal static class InboxRegistration
{
    /// <summary>The inbox pump with everything around it. Needs the data source, the cache and the service defaults.</summary>
    public static IHostApplicationBuilder AddInboxPump(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<InboxPumpOptions>(InboxPumpOptions.Section);
        builder.Services.AddSingleton<Feed.FeedPublisher>();
        builder.Services.AddSingleton<InboxMetrics>();
        builder.Services.AddSingleton<InboxMonitor>();
        builder.AddAskProVersionedCache();
        builder.Services.AddSingleton<Resolution.KnownCompanies>();
        builder.Services.AddSingleton<InboxProcessor>();
        builder.Services.AddSingleton<InboxReport>();
        builder.Services.AddSingleton<InboxRunner>();
        builder.Services.AddSingleton<InboxWake>();
        builder.Services.AddHostedService(services => services.GetRequiredService<InboxWake>());
        builder.Services.AddHostedService<InboxBacklogObserver>();
        builder.Services.AddHostedService<InboxSecondChance>();
        builder.Services.AddHostedService<InboxPump>();
        builder.Services.AddHealthChecks().AddCheck<InboxHealthCheck>("inbox", HealthStatus.Unhealthy);
        return builder;
    }
}
