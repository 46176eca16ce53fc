using AskPro.Hosting.Ports;

namespace AskPro.Hosting.Dashboard;

/// <summary>The three ports of the dashboard, its own until it ends.</summary>
internal sealed class DashboardPorts : IDisposable
{
    private readonly List<PortLease> _leases = [];

    private DashboardPorts(DashboardOptions options)
    {
        Page = Take(options.PagePort, "Dashboard");
        OtlpGrpc = Take(options.OtlpGrpcPort, "OtlpGrpc");
        OtlpHttp = Take(options.OtlpHttpPort, "OtlpHttp");
    }

    public int Page { get; }

    public int OtlpGrpc { get; }

    public int OtlpHttp { get; }

    /// <exception cref="DistributedApplicationException">One of them is taken.</exception>
    public static DashboardPorts Take(DashboardOptions options) => new(options);

    public void Dispose() => _leases.ForEach(lease => lease.Dispose());

    private int Take(int? wanted, string setting)
    {
        if (wanted is not { } port)
        {
            var lease = PortLease.Take();
            _leases.Add(lease);
            return lease.Port;
        }

        if (!PortLease.IsFree(port))
        {
            throw new DistributedApplicationException(
                $"Port {port} of the dashboard is taken by another program: end that one, or choose another port with --Ports:{setting}={port + 1000}.");
        }

        return port;
    }
}
