using Microsoft.Extensions.Options;

namespace AskPro.Worker.Surroundings;

/// <summary>Looks at the certificates at start and then every hour or so; after a minute where an address was not reached.</summary>
internal sealed class CertificateLoop(
    CertificateLook look, SurroundingsMetrics metrics, IOptions<SurroundingsOptions> options, IConfiguration configuration, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var addresses = Addresses();
        if (addresses.Count == 0)
            return;
        var pause = TimeSpan.FromSeconds(options.Value.CertificateSeconds);
        while (true)
        {
            var found = new List<CertificateSpan>();
            foreach (var address in addresses)
            {
                if (await look.RunOnceAsync(address, stoppingToken) is { } certificate)
                    found.Add(certificate);
            }

            metrics.Looked(found);
            // The proxy may still be starting.
            await Task.Delay(found.Count < addresses.Count && Soon < pause ? Soon : pause, time, stoppingToken);
        }
    }

    /// <summary>Each host and port once; without https there is no certificate.</summary>
    private IReadOnlyList<Uri> Addresses() =>
    [
        .. options.Value.Addresses.Append(configuration["Api:PublicUrl"]).Append(configuration["Web:PublicUrl"])
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var found) ? found : null)
            .OfType<Uri>().Where(address => address.Scheme == Uri.UriSchemeHttps)
            .DistinctBy(CertificateSpan.HostOf),
    ];
}
