using AskPro.Api.Hosting.Rights;
using AskPro.Data.AgentWebhooks;

namespace AskPro.Api.Features.RetellWebhooks;

internal static class RetellWebhookRoutes
{
    internal static void AddWebhooksAtRetell(this IServiceCollection services)
    {
        services.AddSingleton<SharedAgents>();
        services.AddScoped<WebhookBusinessReader>();
        services.AddScoped<WebhookKeeper>();
        services.AddScoped<WebhookReader>();
        services.AddScoped<WebhookTurn>();
    }

    internal static void MapWebhooksAtRetell(this RouteGroupBuilder company)
    {
        var webhooks = company.MapGroup("/retell-webhooks").WithoutTokens().WithTags("Retell");
        webhooks.MapListWebhooks();
        webhooks.MapLookAtWebhooks();
        webhooks.MapRegisterWebhook();
    }
}
