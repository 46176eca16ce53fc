using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Api.Features.Webhooks.Keys;
using AskPro.Api.Features.Webhooks.Refusals;
using AskPro.Api.Features.Webhooks.Storing;
using AskPro.Api.Features.Webhooks.Telemetry;
using AskPro.Data.Companies;
using AskPro.Data.Inbox;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks;

/// <summary>The intake of Retell's webhooks.</summary>
internal static class RetellIngest
{
    /// <summary>Everything the intake needs beside the database, the cache and the key ring.</summary>
    public static IHostApplicationBuilder AddRetellIngest(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<RetellIngestOptions>(RetellIngestOptions.Section);
        builder.AddValidatedOptions<PlatformKeyOptions>(PlatformKeyOptions.Section);
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<PlatformKeyOptions>, PlatformKeyCheck>();
        services.TryAddSingleton<InboxStore>();
        services.TryAddSingleton<WebhookCompanyDirectory>();
        services.AddSingleton<CompanyKeyLookup>();
        services.AddSingleton<WebhookKeys>();
        services.AddSingleton<KeySightings>();
        services.AddHostedService<KeySightingWriter>();
        services.AddSingleton<RefusedRequests>();
        services.AddSingleton<RefusalNotes>();
        services.AddHostedService<RefusalWriter>();
        services.AddSingleton<IngestBudget>();
        services.AddSingleton<InboxMetrics>();
        services.AddSingleton<InboxWriter>();
        services.AddSingleton<InboxFlush>();
        services.AddSingleton<WebhookAnswer>();
        services.AddSingleton<ReceiveRetellEvent>();
        services.AddSingleton<WorkerWakeUp>();
        services.AddHostedService(provider => provider.GetRequiredService<WorkerWakeUp>());
        services.AddSingleton<InboxCoalescer>();
        services.AddHostedService(provider => provider.GetRequiredService<InboxCoalescer>());
        return builder;
    }

    /// <summary>The two addresses. No session: the signature is the credential.</summary>
    public static IEndpointRouteBuilder MapRetellWebhooks(this IEndpointRouteBuilder routes)
    {
        var receive = routes.ServiceProvider.GetRequiredService<ReceiveRetellEvent>();
        var webhooks = routes.MapGroup("/api/retell/webhook").AllowAnonymous();
        // Nothing that comes after routing concerns a webhook: no session, no cookie, no page.
        webhooks.MapPost("", receive.FromPlatformAsync).WithName("ReceivePlatformWebhook").ShortCircuit();
        webhooks.MapPost("{companyKey}", receive.FromCompanyAsync).WithName("ReceiveCompanyWebhook").ShortCircuit();
        return routes;
    }
}
