using System.Net;
using System.Net.Sockets;
using AskPro.Hosting.Ports;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class PortTests
{
    [Fact]
    public async Task A_taken_port_is_named_with_its_resource()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var builder = await LocalApp.DescribeAsync(
            app => app.AddScript("api", "true").WithAnnotation(new EndpointAnnotation("http", "http", taken)));
        using var ports = new PortAllocation();

        var failure = Assert.Throws<DistributedApplicationException>(() => ports.Allocate(builder.Resources, randomize: false));

        Assert.Contains($"Port {taken} of 'api' is taken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_resources_cannot_want_the_same_port()
    {
        await using var builder = await LocalApp.DescribeAsync(app =>
        {
            app.AddScript("one", "true").WithAnnotation(new EndpointAnnotation("http", "http", 19_999));
            app.AddScript("two", "true").WithAnnotation(new EndpointAnnotation("http", "http", 19_999));
        });
        using var ports = new PortAllocation();

        Assert.Throws<DistributedApplicationException>(() => ports.Allocate(builder.Resources, randomize: false));
    }

    [Fact]
    public void Leased_ports_differ_while_they_are_held()
    {
        var leases = Enumerable.Range(0, 50).Select(_ => PortLease.Take()).ToList();

        Assert.Equal(50, leases.Select(lease => lease.Port).Distinct().Count());
        leases.ForEach(lease => lease.Dispose());
    }

    [Fact]
    public async Task An_address_is_unknown_before_the_start()
    {
        await using var builder = await LocalApp.DescribeAsync(
            app => app.AddScript("one", "true").WithAnnotation(new EndpointAnnotation("http", "http")));
        var endpoint = new EndpointReference((IResourceWithEndpoints)builder.Resources[0], "http");

        Assert.True(endpoint.Exists);
        Assert.False(endpoint.IsAllocated);
        Assert.Throws<InvalidOperationException>(() => endpoint.Url);
    }
}
