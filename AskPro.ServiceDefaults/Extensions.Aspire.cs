#if ASPIRE_ENGINE
using AskPro.ServiceDefaults;
using AskPro.ServiceDefaults.Cache;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.Hosting;

/// <summary>The client integrations of Aspire under our registrations; compiled only with the Aspire engine.</summary>
public static partial class Extensions
{
    // Retries stay off (no repeated commits); health checks and Npgsql's telemetry are registered by us for both engines.
    private static void EnrichDatabase<TContext>(this IHostApplicationBuilder builder)
        where TContext : DbContext =>
        builder.EnrichNpgsqlDbContext<TContext>(settings =>
        {
            settings.DisableRetry = true;
            settings.DisableHealthChecks = true;
            settings.DisableTracing = true;
            settings.DisableMetrics = true;
        });

    private static void AddAspireCache(this IHostApplicationBuilder builder) =>
        builder.AddRedisClient(
            ResourceNames.Cache,
            settings => settings.DisableHealthChecks = true,
            connection => CacheConnection.Configure(
                connection, builder.Configuration.GetSection(CacheOptions.Section).Get<CacheOptions>() ?? new CacheOptions()));
}
#endif
