using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AskPro.LoadTest.Ingest;

/// <summary>
/// One keep-alive connection that sends its next request when the answer to the last one is complete. As little HTTP as the measurement
/// needs: the load generator shares the processors with what it measures.
/// </summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs _receive = new();
    private readonly byte[] _buffer = new byte[4096];
    private readonly LoadRun _run;
    private int _filled;

    public LoadConnection(LoadRun run)
    {
        _run = run;
        _receive.Completed += (_, _) => Pump();
    }

    public async Task ConnectAsync(IPEndPoint server, CancellationToken cancellationToken) => await _socket.ConnectAsync(server, cancellationToken);

    /// <summary>Sends the first request; the rest follows by itself.</summary>
    public void Start()
    {
        if (SendNext() && !Receive())
            Pump();
    }

    public void Dispose()
    {
        _receive.Dispose();
        _socket.Dispose();
    }

    private void Pump()
    {
        do
        {
            if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
            {
                _run.Failed($"connection lost ({_receive.SocketError})");
                return;
            }

            _filled += _receive.BytesTransferred;
            var answer = _buffer.AsSpan(0, _filled);
            if (!answer.EndsWith("\r\n\r\n"u8) && _filled < _buffer.Length)
                continue;
            if (answer is not [_, _, _, _, _, _, _, _, (byte)' ', (byte)'2', (byte)'0', (byte)'4', ..])
            {
                _run.Failed("expected 204, got " + Encoding.ASCII.GetString(answer));
                return;
            }

            _filled = 0;
            _run.Answered();
            if (!SendNext())
                return;
        }
        while (!Receive());
    }

    private bool SendNext()
    {
        var request = _run.Next();
        if (request is null)
            return false;
        for (var sent = 0; sent < request.Length;)
            sent += _socket.Send(request.AsSpan(sent));
        return true;
    }

    private bool Receive()
    {
        _receive.SetBuffer(_buffer, _filled, _buffer.Length - _filled);
        return _socket.ReceiveAsync(_receive);
    }
}
