using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AskPro.Worker.Surroundings;

/// <summary>Greets an address as its callers do and reads how long they will still accept its certificate. Nothing else is sent.</summary>
/// <param name="time">The clock.</param>
/// <param name="log">Says why a certificate is refused, or an address was not reached.</param>
/// <param name="trust">Whom to trust; null is whom this machine trusts.</param>
internal sealed class CertificateLook(TimeProvider time, ILogger<CertificateLook> log, X509ChainPolicy? trust = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>Null when the address was not reached.</returns>
    public async Task<CertificateSpan?> RunOnceAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var host = CertificateSpan.HostOf(address);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.IdnHost, address.Port, limit.Token);
            var refused = SslPolicyErrors.RemoteCertificateNotAvailable;
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = address.IdnHost,
                    CertificateChainPolicy = trust?.Clone(),
                    // A refused certificate is what is looked for, so it must not end the look.
                    RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                    {
                        refused = errors;
                        return certificate is not null;
                    },
                },
                limit.Token);
            if (refused == SslPolicyErrors.None && stream.RemoteCertificate is { } accepted)
            {
                using var certificate = X509CertificateLoader.LoadCertificate(accepted.GetRawCertData());
                return new CertificateSpan(host, certificate.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime);
            }

            log.CertificateRefused(host, refused);
            return new CertificateSpan(host, TimeSpan.Zero);
        }
        catch (Exception failure) when (IsNetworkTrouble(failure) && !cancellationToken.IsCancellationRequested)
        {
            log.CertificateUnread(host, failure.GetType().Name);
            return null;
        }
    }

    private static bool IsNetworkTrouble(Exception failure) => failure is SocketException or IOException or AuthenticationException or OperationCanceledException;
}

/// <summary>How long an address's certificate will be accepted.</summary>
/// <param name="Host">The host of the address, with its port where that is not https's own.</param>
/// <param name="Remaining">Zero when callers refuse it already: it is out of date, of another name, or of an issuer that nobody knows.</param>
internal sealed record CertificateSpan(string Host, TimeSpan Remaining)
{
    public static string HostOf(Uri address) => address.IsDefaultPort ? address.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost}:{address.Port}");
}
