using System.Net;
using System.Net.Sockets;

namespace AskPro.Simulator.Webhooks;

/// <summary>Connects to this machine and to nothing else, whatever the configured name resolves to.</summary>
internal static class LoopbackOnly
{
    internal static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, IPAddress.IsLoopback))
            throw new HttpRequestException($"The simulator sends to this machine only, and {target.Host} is another one.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
