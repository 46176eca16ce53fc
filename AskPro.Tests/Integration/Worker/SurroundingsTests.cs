using System.Security.Cryptography.X509Certificates;
using AskPro.Tests.Support;
using AskPro.Tests.Support.Servers;
using AskPro.Worker.Surroundings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>Real handshakes with a real server, and the real disk.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private readonly KeptLog _log = new();
    private readonly ILoggerFactory _logs;

    public SurroundingsTests() => _logs = LoggerFactory.Create(logging => logging.AddProvider(_log));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task A_certificate_that_callers_accept_is_good_until_its_end()
    {
        await using var server = await TlsServer.StartAsync(TimeProvider.System, Stop);
        var before = TimeProvider.System.GetUtcNow();

        var found = await Look(Trust(server.Certificate)).RunOnceAsync(Named(server), Stop);

        var end = server.Certificate.NotAfter.ToUniversalTime();
        Assert.Equal($"localhost:{server.Address.Port}", found!.Host);
        Assert.InRange(found.Remaining, end - TimeProvider.System.GetUtcNow().UtcDateTime, end - before.UtcDateTime);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_certificate_that_callers_refuse_is_good_for_nothing_and_the_log_says_why()
    {
        await using var server = await TlsServer.StartAsync(TimeProvider.System, Stop);

        var unknownIssuer = await Look(trust: null).RunOnceAsync(Named(server), Stop);
        var otherName = await Look(Trust(server.Certificate)).RunOnceAsync(server.Address, Stop);

        Assert.Equal(TimeSpan.Zero, unknownIssuer!.Remaining);
        Assert.Equal(TimeSpan.Zero, otherName!.Remaining);
        Assert.Collection(
            _log.Lines,
            line => Assert.StartsWith($"Error 3651 The certificate of localhost:{server.Address.Port} is refused (RemoteCertificateChainErrors)", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"Error 3651 The certificate of 127.0.0.1:{server.Address.Port} is refused (RemoteCertificateNameMismatch)", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_an_address_that_is_not_reached_nothing_is_known()
    {
        var nowhere = new Uri($"https://localhost:{FreePort.Next()}");

        Assert.Null(await Look(trust: null).RunOnceAsync(nowhere, Stop));

        Assert.StartsWith($"Warning 3652 localhost:{nowhere.Port} was not reached", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_has_a_size_and_a_missing_folder_is_said_without_hiding_the_others()
    {
        using var folder = new ThrowAwayFolder();
        var missing = Path.Combine(folder.Path, "missing");

        var found = new DiskLook(Options.Create(new SurroundingsOptions { Folders = [missing, folder.Path] }), _logs.CreateLogger<DiskLook>()).RunOnce();

        var room = Assert.Single(found);
        Assert.Equal(folder.Path, room.Folder);
        Assert.InRange(room.FreeBytes, 1, room.SizeBytes);
        Assert.StartsWith($"Warning 3650 The disk of {missing} cannot be looked at", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    private static Uri Named(TlsServer server) => new UriBuilder(server.Address) { Host = "localhost" }.Uri;

    private static X509ChainPolicy Trust(X509Certificate2 certificate) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { certificate },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    private CertificateLook Look(X509ChainPolicy? trust) => new(TimeProvider.System, _logs.CreateLogger<CertificateLook>(), trust);
}
