using AskPro.Integrations.Retell.Registration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AskPro.Integrations.Retell.Api;

/// <summary>Registers <see cref="RetellClient"/>.</summary>
public static class RetellClientSetup
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>One <see cref="RetellClient"/> for the process, and the <see cref="WebhookRegistrar"/> on it. The host brings a <see cref="TimeProvider"/>.</summary>
    /// <param name="services">Of the host.</param>
    /// <param name="mayBeOpen">Whether <c>http</c> will do, as in Development. Every request carries a company's key: it goes encrypted or not at all.</param>
    public static IServiceCollection AddRetellClient(this IServiceCollection services, bool mayBeOpen)
    {
        services.AddOptions<RetellApiOptions>().BindConfiguration(RetellApiOptions.Section)
            .Validate(
                options => options.ApiUrl is { IsAbsoluteUri: true } url && (url.Scheme == Uri.UriSchemeHttps || (mayBeOpen && url.Scheme == Uri.UriSchemeHttp)),
                "Retell:ApiUrl is no address to which a key may be sent, as in: https://api.retellai.com.")
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RetellApiOptions>, RetellApiOptionsCheck>());
        services.TryAddSingleton<RetellCondition>();
        services.TryAddSingleton<RetellMetrics>();
        services.TryAddSingleton(provider => new RetellClient(
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<RetellMetrics>(),
            provider.GetRequiredService<IOptions<RetellApiOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<WebhookRegistrar>();
        services.AddHttpClient(RetellClient.HttpName, (provider, http) =>
            {
                http.BaseAddress = provider.GetRequiredService<IOptions<RetellApiOptions>>().Value.ApiUrl;
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.MaxResponseContentBufferSize = RetellClient.LargestAnswer;
            })
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.PooledConnectionLifetime = ConnectionLifetime;
                handler.AllowAutoRedirect = false;
                // Ids and numbers stand in the paths: spans are the client's own, and Retell learns nothing of our traces.
                handler.ActivityHeadersPropagator = null;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ReplaceResilience();
        return services;
    }

    private static void ReplaceResilience(this IHttpClientBuilder http)
    {
#pragma warning disable EXTEXP0001 // Removing the defaults for one client is still marked experimental.
        http.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        http.AddResilienceHandler("retell", RetellResilience.Configure);
    }
}
