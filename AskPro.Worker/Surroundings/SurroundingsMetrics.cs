using System.Diagnostics.Metrics;
using AskPro.Worker.Inbox;

namespace AskPro.Worker.Surroundings;

/// <summary>The figures of docs/telemetry.md, as they were found last.</summary>
internal sealed class SurroundingsMetrics
{
    private volatile IReadOnlyList<DiskRoom> _disks = [];
    private volatile IReadOnlyList<CertificateSpan> _certificates = [];

    public SurroundingsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(InboxMetrics.Meter);
        meter.CreateObservableGauge("askpro.disk.free", () => _disks.Select(disk => Of(disk.FreeBytes, "folder", disk.Folder)), "By", "Room on the disk of a folder");
        meter.CreateObservableGauge("askpro.disk.size", () => _disks.Select(disk => Of(disk.SizeBytes, "folder", disk.Folder)), "By", "Size of the disk of a folder");
        meter.CreateObservableGauge(
            "askpro.certificate.remaining", () => _certificates.Select(certificate => Of(certificate.Remaining.TotalSeconds, "host", certificate.Host)), "s",
            "How long the certificate of an address will be accepted");
    }

    public void Looked(IReadOnlyList<DiskRoom> disks) => _disks = disks;

    public void Looked(IReadOnlyList<CertificateSpan> certificates) => _certificates = certificates;

    private static Measurement<T> Of<T>(T value, string tag, string of)
        where T : struct => new(value, new KeyValuePair<string, object?>(tag, of));
}
