using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AskPro.Integrations.Mail;

/// <summary>Hands a mail to the configured server.</summary>
public sealed class MailSender(MailOptions options)
{
    /// <summary>One try. Throws only when it is cancelled or the mail itself is a defect.</summary>
    /// <param name="mail">What to send.</param>
    /// <param name="idempotencyKey">The same for every try of the same mail; the Message-ID follows from it.</param>
    /// <param name="writtenAt">When it was asked for: the mail's date.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MailResult> SendAsync(
        MailMessage mail, string idempotencyKey, DateTimeOffset writtenAt, CancellationToken cancellationToken)
    {
        MimeMessage message;
        try
        {
            message = MailEnvelope.Of(mail, MailboxAddress.Parse(options.From!), idempotencyKey, writtenAt);
        }
        catch (FormatException)
        {
            return new MailResult(MailOutcome.Refused, MailCauses.AddressUnreadable);
        }

        using var client = new SmtpClient();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            return await ConnectAsync(client, time.Token) ?? await HandOverAsync(client, message, time.Token);
        }
        finally
        {
            await LeaveAsync(client);
        }
    }

    /// <summary>Null when the server listens.</summary>
    private async Task<MailResult?> ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, SocketOptions(options.Security), cancellationToken);
            if (!string.IsNullOrEmpty(options.UserName))
                await client.AuthenticateAsync(options.UserName, options.Password!, cancellationToken);
            return null;
        }
        catch (Exception failure) when (IsAboutTheServer(failure) || failure is SmtpCommandException)
        {
            return new MailResult(MailOutcome.Away, MailCauses.ServerAway, (int?)(failure as SmtpCommandException)?.StatusCode);
        }
    }

    private static async Task<MailResult> HandOverAsync(SmtpClient client, MimeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(message, cancellationToken);
            return new MailResult(MailOutcome.Sent);
        }
        catch (SmtpCommandException refusal)
        {
            return (int)refusal.StatusCode >= 500
                ? new MailResult(MailOutcome.Refused, MailCauses.Refused, (int)refusal.StatusCode)
                : new MailResult(MailOutcome.Failed, MailCauses.RefusedForNow, (int)refusal.StatusCode);
        }
        catch (NotSupportedException)
        {
            // Letters outside ASCII in the address, and a server that knows none.
            return new MailResult(MailOutcome.Refused, MailCauses.AddressUnreadable);
        }
        catch (Exception failure) when (IsAboutTheServer(failure))
        {
            return new MailResult(MailOutcome.Failed, MailCauses.Interrupted);
        }
    }

    /// <summary>The mail is taken already or it is not: how the farewell goes changes nothing.</summary>
    private static async Task LeaveAsync(SmtpClient client)
    {
        if (!client.IsConnected)
            return;
        try
        {
            using var time = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await client.DisconnectAsync(quit: true, time.Token);
        }
        catch (Exception failure) when (IsAboutTheServer(failure) || failure is SmtpCommandException)
        {
            // Closed by the other side.
        }
    }

    private static bool IsAboutTheServer(Exception failure) =>
        failure is SocketException or IOException or TimeoutException or OperationCanceledException or ProtocolException
            or AuthenticationException or SslHandshakeException or NotSupportedException or ServiceNotConnectedException;

    private static SecureSocketOptions SocketOptions(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => throw new ArgumentOutOfRangeException(nameof(security)),
    };
}
