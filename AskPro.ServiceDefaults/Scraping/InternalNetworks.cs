using System.Net;

namespace AskPro.ServiceDefaults.Scraping;

/// <summary>Addresses that the internet does not reach.</summary>
internal static class InternalNetworks
{
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), // RFC 1918
        IPNetwork.Parse("100.64.0.0/10"), // RFC 6598: overlay networks and clusters
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("fe80::/10"), // this link only
        IPNetwork.Parse("fc00::/7"), // RFC 4193
    ];

    public static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    public static bool Contain(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || Networks.Any(network => network.Contains(plain));
    }
}
