using Microsoft.AspNetCore.HostFiltering;

namespace AskPro.Simulator.Hosting;

/// <summary>Answers only when addressed as this machine, so that no foreign page reaches it by rebinding a name.</summary>
internal static class LocalHostsOnly
{
    internal static void AddLocalHostsOnly(this WebApplicationBuilder builder) =>
        builder.Services.Configure<HostFilteringOptions>(options =>
            options.AllowedHosts = ["localhost", "*.localhost", "127.0.0.1", "[::1]"]);
}
