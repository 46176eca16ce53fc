using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AskPro.Hosting.Ports;

/// <summary>
/// A free port that no other AppHost on this machine is about to use. The lock on its file is the system's and ends
/// with the process, however that ends.
/// </summary>
internal sealed class PortLease : IDisposable
{
    // Below the range from which systems take the ports of outgoing connections.
    private const int First = 20_000;
    private const int End = 32_000;

    private readonly FileStream _file;

    private PortLease(int port, FileStream file)
    {
        Port = port;
        _file = file;
    }

    public int Port { get; }

    public static PortLease Take()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"askpro-ports-{Environment.UserName}");
        Directory.CreateDirectory(folder);
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var port = Random.Shared.Next(First, End);
            if (Lock(folder, port) is not { } file)
                continue;
            if (IsFree(port))
                return new PortLease(port, file);
            file.Dispose();
        }

        throw new DistributedApplicationException($"No port between {First} and {End} is free.");
    }

    /// <summary>True when nothing listens on the port of this machine's own addresses.</summary>
    public static bool IsFree(int port) => CanListen(IPAddress.Loopback, port) && CanListen(IPAddress.IPv6Loopback, port);

    public void Dispose() => _file.Dispose();

    private static FileStream? Lock(string folder, int port)
    {
        try
        {
            return new FileStream(Path.Combine(folder, port.ToString(CultureInfo.InvariantCulture)), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose,
            });
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            // As servers do: a port whose last connections are still being closed is free.
            if (!OperatingSystem.IsWindows())
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException failure)
        {
            // A machine without IPv6 has nothing that could be in the way there.
            return failure.SocketErrorCode is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable;
        }
    }
}
