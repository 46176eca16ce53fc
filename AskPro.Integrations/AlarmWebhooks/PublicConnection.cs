using System.Net;
using System.Net.Sockets;

namespace AskPro.Integrations.AlarmWebhooks;

/// <summary>Connects to public addresses only. It connects to what it has looked at: a name that changes in between changes nothing.</summary>
internal static class PublicConnection
{
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint end, bool mayBeLoopback, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(end.Host, cancellationToken);
        // One that is not public is enough: a name with both is a trick or a mistake.
        if (addresses.Length == 0 || addresses.Any(address => !PublicAddresses.May(address, mayBeLoopback))) throw new NotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name leads into a network that is not public.</summary>
internal sealed class NotPublicException : IOException;
