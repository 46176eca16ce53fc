using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AskPro.Hosting.Engine;

/// <summary>Logs in to a server of the Redis protocol and asks whether it is there.</summary>
internal static class RedisPing
{
    public static async Task<string?> AskAsync(int port, string password, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, cancellationToken);
        await using var stream = client.GetStream();
        var length = Encoding.UTF8.GetByteCount(password);
        var question = string.Create(CultureInfo.InvariantCulture, $"*2\r\n$4\r\nAUTH\r\n${length}\r\n{password}\r\n*1\r\n$4\r\nPING\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(question), cancellationToken);

        using var reader = new StreamReader(stream);
        var login = await reader.ReadLineAsync(cancellationToken);
        if (login != "+OK")
            return $"AUTH gives {login}";
        var answer = await reader.ReadLineAsync(cancellationToken);
        return answer == "+PONG" ? null : $"PING gives {answer}";
    }
}
