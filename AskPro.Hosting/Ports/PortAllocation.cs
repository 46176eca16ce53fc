using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Ports;

/// <summary>Gives every endpoint its port before anything starts, and gives the free ones back at the end.</summary>
internal sealed class PortAllocation : IDisposable
{
    private readonly List<PortLease> _leases = [];

    /// <summary>Fixed ports stay, unless all are to be random; the others get any free one.</summary>
    public void Allocate(IEnumerable<IResource> resources, bool randomize)
    {
        var taken = new Dictionary<int, string>();
        foreach (var resource in resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
                endpoint.AllocatedPort = endpoint.Port is { } port && !randomize ? Fixed(resource, port, taken) : Random();
        }
    }

    public void Dispose() => _leases.ForEach(lease => lease.Dispose());

    private static int Fixed(IResource resource, int port, Dictionary<int, string> taken)
    {
        if (!taken.TryAdd(port, resource.Name))
            throw new DistributedApplicationException($"'{taken[port]}' and '{resource.Name}' both want port {port}: give one of them another.");
        if (!PortLease.IsFree(port))
        {
            throw new DistributedApplicationException(
                $"Port {port} of '{resource.Name}' is taken by another program: end that one, or choose another port with --Ports:{resource.Name}={port + 1000}.");
        }

        return port;
    }

    private int Random()
    {
        var lease = PortLease.Take();
        _leases.Add(lease);
        return lease.Port;
    }
}
