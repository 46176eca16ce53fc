using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace AskPro.ServiceDefaults.Proxies;

/// <summary>
/// After everything else has configured them: ASPNETCORE_FORWARDEDHEADERS_ENABLED would otherwise make the process believe
/// everybody.
/// </summary>
internal sealed class ForwardedHeadersSetup(IOptions<ProxyOptions> proxies) : IPostConfigureOptions<ForwardedHeadersOptions>
{
    public void PostConfigure(string? name, ForwardedHeadersOptions options)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in proxies.Value.Addresses)
            options.KnownProxies.Add(IPAddress.Parse(address));
        foreach (var network in proxies.Value.Networks)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));

        // Two empty lists mean "everybody" to the middleware.
        options.ForwardedHeaders = proxies.Value.NamesAny
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
            : ForwardedHeaders.None;
        // Each step back is checked against the lists, so their number needs no limit.
        options.ForwardLimit = null;
    }
}
