using AskPro.Api.Hosting.Rights;
using AskPro.Integrations.Retell.Api;

namespace AskPro.Api.Features.RetellKeys;

internal static class RetellKeyRoutes
{
    private const double LongestPauseSeconds = 3;

    internal static void AddRetellKeys(this IServiceCollection services)
    {
        services.AddScoped<RetellKeyCheck>();
        services.AddScoped<RetellKeyRing>();
        services.AddScoped<RetellKeyReader>();
    }

    /// <summary>A person waits for every question that Api asks: with a longer pause than this they are told at once that Retell is busy.</summary>
    internal static void AddRetellPatience(this IServiceCollection services) =>
        services.PostConfigure<RetellApiOptions>(options => options.LongestPauseSeconds = Math.Min(options.LongestPauseSeconds, LongestPauseSeconds));

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
