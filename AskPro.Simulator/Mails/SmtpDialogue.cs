using System.Text;

namespace AskPro.Simulator.Mails;

/// <summary>One connection of the stand-in for a mail server: as much of RFC 5321 as a sender needs.</summary>
internal sealed class SmtpDialogue(Stream stream, Mailbox mailbox) : IDisposable
{
    private const int LongestMail = 1024 * 1024;

    // Latin-1 keeps every byte as it is; what they mean says the mail itself.
    private readonly StreamReader _reader = new(stream, Encoding.Latin1, false, 4096, leaveOpen: true);
    private readonly List<string> _recipients = [];
    private bool _hasSender;

    public void Dispose() => _reader.Dispose();

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await SayAsync("220 simulator AskPro", cancellationToken);
        while (await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var word = line.Split([' ', ':'], 2)[0].ToUpperInvariant();
            if (word == "DATA" && _hasSender && _recipients.Count > 0)
            {
                if (!await TakeMailAsync(cancellationToken))
                    return;
                continue;
            }

            await SayAsync(Reply(word, line), cancellationToken);
            if (word == "QUIT")
                return;
        }
    }

    private string Reply(string word, string line)
    {
        switch (word)
        {
            case "EHLO":
                return $"250-simulator\r\n250-SIZE {LongestMail}\r\n250-8BITMIME\r\n250 SMTPUTF8";
            case "HELO" or "NOOP":
                return "250 OK";
            case "MAIL":
                Forget();
                _hasSender = true;
                return "250 OK";
            case "RCPT" when !_hasSender:
                return "503 MAIL first";
            case "RCPT":
                _recipients.Add(Address(line));
                return "250 OK";
            case "DATA":
                return "503 MAIL and RCPT first";
            case "RSET":
                Forget();
                return "250 OK";
            case "QUIT":
                return "221 Bye";
            default:
                return "502 Not known here";
        }
    }

    /// <summary>False when the connection ends here.</summary>
    private async Task<bool> TakeMailAsync(CancellationToken cancellationToken)
    {
        await SayAsync("354 Go on, end with a dot", cancellationToken);
        if (await ReadMailAsync(cancellationToken) is not { } content)
            return false;
        using (content)
        {
            var answer = mailbox.Answer;
            if (content.Length > LongestMail)
            {
                await SayAsync("552 Too long", cancellationToken);
            }
            else if (answer is MailAnswer.Take or MailAnswer.TakeAndHangUp)
            {
                mailbox.Keep([.. _recipients], content);
                if (answer is MailAnswer.TakeAndHangUp)
                    return false;
                await SayAsync("250 Taken", cancellationToken);
            }
            else
            {
                await SayAsync(answer is MailAnswer.RefuseForNow ? "451 Not now" : "550 Never", cancellationToken);
            }
        }

        Forget();
        return true;
    }

    /// <summary>Null when the sender broke off.</summary>
    private async Task<MemoryStream?> ReadMailAsync(CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        while (await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == ".")
            {
                content.Position = 0;
                return content;
            }

            // A dot at the beginning of a line was doubled on the way.
            if (content.Length <= LongestMail)
                content.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
        }

        await content.DisposeAsync();
        return null;
    }

    private static string Address(string line)
    {
        var (start, end) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        var address = start >= 0 && end > start ? line[(start + 1)..end] : line;
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(address));
    }

    private void Forget()
    {
        _hasSender = false;
        _recipients.Clear();
    }

    private async Task SayAsync(string reply, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), cancellationToken);
}
