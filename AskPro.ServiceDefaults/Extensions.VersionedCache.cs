using AskPro.ServiceDefaults.Cache;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

public static partial class Extensions
{
    /// <summary>
    /// <see cref="VersionedCache"/> in memory and in Redis, with the evictions of all processes. Needs <see cref="AddAskProCache"/>; while Redis
    /// is away there is the memory alone.
    /// </summary>
    public static IHostApplicationBuilder AddAskProVersionedCache(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EntrySeal>();
        builder.Services.AddSingleton<CacheMetrics>();
        builder.Services.AddStackExchangeRedisCache(redis => redis.InstanceName = VersionedCache.Prefix);
        builder.Services.AddSingleton<IConfigureOptions<RedisCacheOptions>>(services => new ConfigureOptions<RedisCacheOptions>(redis =>
            // The process has one connection. It is asked for once that is there, so nobody waits for it.
            redis.ConnectionMultiplexerFactory = () => Task.FromResult(services.GetRequiredService<IConnectionMultiplexer>())));
        builder.Services.AddHybridCache().AddSerializerFactory<SealedSerializers>();
        builder.Services.AddSingleton<VersionedCache>();
        builder.Services.AddSingleton<CacheEvictions>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CacheEvictions>());
        // A cache that is away is said once (901); these would say it with a stack for every entry.
        builder.Logging.AddFilter("Microsoft.Extensions.Caching", LogLevel.None);
        return builder;
    }
}
