using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AskPro.ServiceDefaults.Cache;

internal static class CacheConnection
{
    public static IConnectionMultiplexer Create(IServiceProvider services)
    {
        var text = services.GetRequiredService<IConfiguration>().GetConnectionString(ResourceNames.Cache);
        var options = ConfigurationOptions.Parse(
            text ?? throw new InvalidOperationException($"ConnectionStrings:{ResourceNames.Cache} is missing."));
        options.LoggerFactory = services.GetRequiredService<ILoggerFactory>();
        Configure(options);
        return ConnectionMultiplexer.Connect(options);
    }

    /// <summary>A missing cache must neither stop a process nor hold up a request: fail at once, reconnect in the background.</summary>
    public static void Configure(ConfigurationOptions options)
    {
        options.AbortOnConnectFail = false;
        options.ConnectRetry = 1;
        options.ConnectTimeout = 2_000;
        options.SyncTimeout = 1_000;
        options.AsyncTimeout = 1_000;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        // Without traffic a dead server is noticed by this probe only.
        options.KeepAlive = 5;
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(500);
    }
}
