using AskPro.Api.Hosting.Rights;

namespace AskPro.Api.Features.RetellKeys;

internal static class RetellKeyRoutes
{
    internal static void AddRetellKeys(this IServiceCollection services)
    {
        services.AddScoped<RetellKeyCheck>();
        services.AddScoped<RetellKeyRing>();
        services.AddScoped<RetellKeyReader>();
    }

    internal static void MapRetellKeys(this RouteGroupBuilder company)
    {
        // What a program could do with these is what its owner would do at Retell.
        var keys = company.MapGroup("/retell-keys").WithoutTokens().WithTags("Retell");
        keys.MapListRetellKeys();
        keys.MapAddRetellKey();
        keys.MapCheckRetellKey();
        keys.MapRemoveRetellKey();
    }
}
