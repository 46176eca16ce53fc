using System.Net;
using System.Net.Sockets;

namespace AskPro.Integrations.AlarmWebhooks;

/// <summary>
/// Which addresses are of the public internet. What operators type must not lead into the network that the Worker stands in: to databases,
/// to the cloud's metadata, to itself.
/// </summary>
public static class PublicAddresses
{
    // RFC 6890 and what came after it; 168.63.129.16 is the inside of Azure.
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Within 2000::/3, outside of which nothing is public: protocols (Teredo among them), documentation, 6to4.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>Whether something may be sent there.</summary>
    /// <param name="address">As it was resolved.</param>
    /// <param name="mayBeLoopback">Whether this machine will do.</param>
    public static bool May(IPAddress address, bool mayBeLoopback)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return mayBeLoopback;
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !Global.Contains(address)) return false;
        return !Special.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }
}
