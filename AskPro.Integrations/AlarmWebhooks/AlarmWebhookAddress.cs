using System.Net;

namespace AskPro.Integrations.AlarmWebhooks;

/// <summary>Where a webhook of the alarms may lead.</summary>
public static class AlarmWebhookAddress
{
    /// <summary>More than any service gives out.</summary>
    public const int Longest = 2000;

    /// <summary>Null for what is no address to which alarms may be sent.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="mayBeLoopback">Whether this machine will do, and <c>http</c> on it, as in Development.</param>
    public static Uri? Read(string? text, bool mayBeLoopback)
    {
        if (text is not { Length: > 0 and <= Longest } || !Uri.TryCreate(text, UriKind.Absolute, out var url)) return null;
        if (url is not { UserInfo: "", Fragment: "", HostNameType: UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6 } || url.Host.Length > 253) return null;
        if (url.Scheme != Uri.UriSchemeHttps && !(mayBeLoopback && url is { Scheme: "http", IsLoopback: true })) return null;
        // A name is looked up when it is sent: whose it is changes.
        return IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address) && !PublicAddresses.May(address, mayBeLoopback) ? null : url;
    }

    /// <summary>What is shown of it: path and query are often the receiver's own secret.</summary>
    public static string Shown(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
