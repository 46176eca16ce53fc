using AskPro.Data.ApiTokens;
using AskPro.Data.Companies;
using AskPro.Data.Inbox;
using AskPro.Data.Invitations;
using AskPro.Data.Outbox;
using AskPro.Data.Refusals;
using AskPro.Data.Sessions;
using AskPro.Data.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AskPro.Data;

/// <summary>The services of this room, on the data source that the process has registered.</summary>
public static class DataRegistration
{
    /// <summary>Adds the request's tenant, the look-ups before a tenant is known, and the inbox.</summary>
    public static IServiceCollection AddAskProData(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<TenantContext>();
        services.AddSingleton<SessionDirectory>();
        services.AddSingleton<ApiTokenDirectory>();
        services.AddSingleton<WebhookCompanyDirectory>();
        services.AddSingleton<InvitationDirectory>();
        services.AddSingleton<InboxStore>();
        services.AddSingleton<InboxQueue>();
        services.AddScoped<OwnEvents>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<RefusalStore>();
        return services;
    }
}
