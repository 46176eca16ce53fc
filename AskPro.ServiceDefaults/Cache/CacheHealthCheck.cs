using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace AskPro.ServiceDefaults.Cache;

/// <summary>The cache carries hints only, so its absence is <see cref="HealthStatus.Degraded"/>, never Unhealthy.</summary>
internal sealed class CacheHealthCheck(IConnectionMultiplexer cache) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await cache.GetDatabase().PingAsync();
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return HealthCheckResult.Degraded("The cache does not answer; live updates are polled.");
        }
    }
}
