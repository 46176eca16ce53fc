using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace AskPro.Simulator.Mails;

/// <summary>A mail server that delivers everything to one mailbox. Listens on the loopback interface only.</summary>
internal sealed partial class MailServer(IOptions<MailboxOptions> options, Mailbox mailbox, ILogger<MailServer> log) : BackgroundService
{
    private static readonly TimeSpan LongestDialogue = TimeSpan.FromMinutes(2);

    private readonly List<TcpListener> _listeners = [];

    /// <summary>Where it listens, after the start.</summary>
    internal int Port => ((IPEndPoint)_listeners[0].LocalEndpoint).Port;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Listen(IPAddress.Loopback, options.Value.MailPort);
        // "localhost" may mean either family; who asks for the other one is told so at once and takes this one.
        if (Socket.OSSupportsIPv6)
            Listen(IPAddress.IPv6Loopback, Port);
        LogListening(log, Port);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _listeners.ForEach(listener => listener.Dispose());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(_listeners.Select(listener => ListenAsync(listener, stoppingToken)));
        _listeners.ForEach(listener => listener.Stop());
    }

    private void Listen(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            _listeners.Add(listener);
        }
        catch (SocketException) when (_listeners.Count > 0)
        {
            // One family is enough.
            listener.Dispose();
        }
    }

    private async Task ListenAsync(TcpListener listener, CancellationToken stop)
    {
        try
        {
            while (true)
                _ = TalkAsync(await listener.AcceptTcpClientAsync(stop), stop);
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(TcpClient client, CancellationToken stop)
    {
        using var guest = client;
        try
        {
            if (guest.Client.RemoteEndPoint is not IPEndPoint { Address: var address } || !IPAddress.IsLoopback(address))
                return;
            using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
            time.CancelAfter(LongestDialogue);
            using var dialogue = new SmtpDialogue(guest.GetStream(), mailbox);
            await dialogue.RunAsync(time.Token);
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The other side is gone, or we are.
        }
        catch (FormatException)
        {
            LogUnreadable(log);
        }
    }

    [LoggerMessage(EventId = 5002, Level = LogLevel.Information, Message = "Taking mails on port {Port}")]
    private static partial void LogListening(ILogger logger, int port);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Warning, Message = "A mail could not be read")]
    private static partial void LogUnreadable(ILogger logger);
}
