using AskPro.Data.Health;

namespace AskPro.Api.Features.Health;

internal static class HealthRegistration
{
    /// <summary>Looks at what Api does and stands on, and keeps it on a board. Needs the database, the cache, the intake and the client of Retell.</summary>
    internal static IHostApplicationBuilder AddHealthLook(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<HealthOptions>(HealthOptions.Section);
        builder.Services.AddSingleton<ComponentStore>();
        builder.Services.AddSingleton<Probes>();
        builder.Services.AddSingleton<IntakeLook>();
        builder.Services.AddSingleton<HealthBoard>();
        builder.Services.AddSingleton<HealthLook>();
        builder.Services.AddHostedService<HealthLoop>();
        return builder;
    }
}
