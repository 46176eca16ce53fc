using AskPro.Data.AgentWebhooks;
using AskPro.Data.Companies;
using AskPro.Integrations.Retell.Api;

namespace AskPro.Worker.Webhooks;

internal static class WatchRegistration
{
    /// <summary>Looks at Retell whether companies' webhooks still are as they should be. Needs the data source, the key ring and the service defaults.</summary>
    public static IHostApplicationBuilder AddWebhookWatch(this IHostApplicationBuilder builder)
    {
        var mayBeOpen = builder.Environment.IsDevelopment();
        builder.AddValidatedOptions<WatchOptions>(WatchOptions.Section);
        builder.AddValidatedOptions<ApiAddressOptions>(ApiAddressOptions.Section);
        builder.Services.AddOptions<ApiAddressOptions>().Validate(
            options => WebhookAddress.ReadApi(options.PublicUrl, mayBeOpen) is not null,
            "Api:PublicUrl is no address that Retell can reach, as in: https://api.askpro.example.org.");
        builder.Services.AddRetellClient(mayBeOpen);
        builder.Services.AddSingleton<RegistrationStore>();
        builder.Services.AddSingleton<SharedAgents>();
        builder.Services.AddSingleton<WatchStore>();
        builder.Services.AddSingleton<WebhookSecrets>();
        builder.Services.AddSingleton<SilenceCheck>();
        builder.Services.AddSingleton<WebhookWatch>();
        builder.Services.AddSingleton<WatchMetrics>();
        builder.Services.AddHostedService<WatchLoop>();
        return builder;
    }
}
