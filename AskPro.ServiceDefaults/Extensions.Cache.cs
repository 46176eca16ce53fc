using AskPro.ServiceDefaults.Cache;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

public static partial class Extensions
{
    /// <summary>
    /// A lazy <see cref="IConnectionMultiplexer"/> from the connection string <c>cache</c>. It carries wake-ups and live
    /// hints that may be lost, so it fails fast and its absence only degrades the process.
    /// </summary>
    public static IHostApplicationBuilder AddAskProCache(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<CacheOptions>(CacheOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<CacheOptions>, CacheOptionsCheck>();
#if ASPIRE_ENGINE
        builder.AddAspireCache();
#else
        builder.Services.AddSingleton(CacheConnection.Create);
#endif
        builder.Services.AddHealthChecks().AddCheck<CacheHealthCheck>("cache", HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(3));
        return builder;
    }
}
