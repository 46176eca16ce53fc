using AskPro.ServiceDefaults.Proxies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Hosting;

public static partial class Extensions
{
    /// <summary>
    /// Believes the <c>X-Forwarded-*</c> headers of the proxies named in the section <c>Proxies</c> and of nobody else. Takes
    /// effect where the pipeline says <see cref="ForwardedHeadersExtensions.UseForwardedHeaders(IApplicationBuilder)"/>: first.
    /// </summary>
    public static IHostApplicationBuilder AddKnownProxies(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<ProxyOptions>(ProxyOptions.Section);
        builder.Services.AddSingleton<IPostConfigureOptions<ForwardedHeadersOptions>, ForwardedHeadersSetup>();
        return builder;
    }
}
