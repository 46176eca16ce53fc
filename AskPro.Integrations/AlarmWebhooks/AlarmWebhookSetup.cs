using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AskPro.Integrations.AlarmWebhooks;

/// <summary>Registers <see cref="AlarmWebhookClient"/>.</summary>
public static class AlarmWebhookSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(1);

    private const int LargestUnreadAnswer = 4096;
    private const int LargestHeaderKilobytes = 16;

    /// <summary>The options alone: what may be typed as an address.</summary>
    /// <param name="services">Of the host.</param>
    /// <param name="isDevelopment">Elsewhere nothing may lead to this machine.</param>
    public static IServiceCollection AddAlarmWebhookOptions(this IServiceCollection services, bool isDevelopment)
    {
        services.AddOptions<AlarmWebhookOptions>().BindConfiguration(AlarmWebhookOptions.Section)
            .Validate(options => isDevelopment || !options.AllowLoopback, "AlarmWebhooks:AllowLoopback is for Development only.")
            .ValidateOnStart();
        return services;
    }

    /// <summary>The client too. The host brings a <see cref="TimeProvider"/>.</summary>
    /// <inheritdoc cref="AddAlarmWebhookOptions"/>
    public static IServiceCollection AddAlarmWebhooks(this IServiceCollection services, bool isDevelopment)
    {
        services.AddAlarmWebhookOptions(isDevelopment);
        services.TryAddSingleton<AlarmWebhookClient>();
        var http = services.AddHttpClient(AlarmWebhookClient.HttpName, client => client.Timeout = Patience)
            .UseSocketsHttpHandler((handler, provider) =>
            {
                var mayBeLoopback = provider.GetRequiredService<IOptions<AlarmWebhookOptions>>().Value.AllowLoopback;
                handler.ConnectCallback = (context, cancellationToken) => PublicConnection.ConnectAsync(context.DnsEndPoint, mayBeLoopback, cancellationToken);
                handler.AllowAutoRedirect = false;
                // A proxy would be asked for what nobody has looked at.
                handler.UseProxy = false;
                handler.UseCookies = false;
                handler.PooledConnectionLifetime = ConnectionLifetime;
                handler.MaxResponseDrainSize = LargestUnreadAnswer;
                handler.MaxResponseHeadersLength = LargestHeaderKilobytes;
                // Addresses are secrets: no spans of HTTP, and who is told learns nothing of our traces.
                handler.ActivityHeadersPropagator = null;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
#pragma warning disable EXTEXP0001 // Removing the defaults for one client is still marked experimental. The outbox repeats.
        http.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        return services;
    }
}
