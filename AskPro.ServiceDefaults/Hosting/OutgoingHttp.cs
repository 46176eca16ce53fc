using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace AskPro.ServiceDefaults.Hosting;

internal static class OutgoingHttp
{
    /// <summary>
    /// Time-outs, circuit breaker and retries for every client, but never a retry of POST, PATCH, PUT or DELETE: the
    /// first try may have had its effect (a booking made twice is worse than an error shown).
    /// </summary>
    public static void Configure(IHttpClientBuilder http)
    {
        http.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());
        http.AddServiceDiscovery();
    }
}
