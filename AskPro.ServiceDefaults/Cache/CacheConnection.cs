using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace AskPro.ServiceDefaults.Cache;

internal static class CacheConnection
{
    public static IConnectionMultiplexer Create(IServiceProvider services)
    {
        var text = services.GetRequiredService<IConfiguration>().GetConnectionString(ResourceNames.Cache);
        var connection = ConfigurationOptions.Parse(
            text ?? throw new InvalidOperationException($"ConnectionStrings:{ResourceNames.Cache} is missing."));
        Configure(connection, services.GetRequiredService<IOptions<CacheOptions>>().Value);
        var cache = ConnectionMultiplexer.Connect(connection);
        new CacheConnectionLog(services.GetRequiredService<ILoggerFactory>().CreateLogger<CacheConnectionLog>()).Watch(cache);
        return cache;
    }

    /// <summary>A missing cache must neither stop a process nor hold up a request: fail at once, reconnect in the background.</summary>
    public static void Configure(ConfigurationOptions connection, CacheOptions options)
    {
        connection.AbortOnConnectFail = false;
        connection.ConnectRetry = 1;
        connection.ConnectTimeout = options.ConnectTimeoutMilliseconds;
        connection.SyncTimeout = options.CommandTimeoutMilliseconds;
        connection.AsyncTimeout = options.CommandTimeoutMilliseconds;
        connection.BacklogPolicy = BacklogPolicy.FailFast;
        connection.ReconnectRetryPolicy = new LinearRetry(options.ReconnectMilliseconds);
        // Without traffic a dead server is noticed by this probe only.
        connection.KeepAlive = 5;
        connection.HeartbeatInterval = TimeSpan.FromMilliseconds(500);
    }
}
