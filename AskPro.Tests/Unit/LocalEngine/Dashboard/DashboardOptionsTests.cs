using System.Net;
using System.Net.Sockets;
using AskPro.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class DashboardOptionsTests
{
    [Fact]
    public void A_developer_has_it_on_the_ports_of_the_design_with_a_token_of_the_run()
    {
        var options = DashboardOptions.From(Settings([]), isTest: false);

        Assert.True(options.IsEnabled);
        Assert.Equal((5110, 5111, 5112), (options.PagePort, options.OtlpGrpcPort, options.OtlpHttpPort));
        Assert.Equal(64, options.BrowserToken.Length);
        Assert.NotEqual(options.BrowserToken, DashboardOptions.From(Settings([]), isTest: false).BrowserToken);
        Assert.NotEqual(options.BrowserToken, options.OtlpApiKey);
    }

    [Fact]
    public void It_is_set_by_the_names_of_Aspire_and_by_the_ports_of_this_AppHost_before()
    {
        var options = DashboardOptions.From(
            Settings(new()
            {
                ["ASPNETCORE_URLS"] = "https://localhost:1;http://localhost:6001",
                ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:6002",
                ["Ports:OtlpHttp"] = "6003",
                ["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = "http://localhost:1",
                ["ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN"] = "chosen",
                ["AppHost:OtlpApiKey"] = "own-key",
                ["Dashboard:Enabled"] = "false",
            }),
            isTest: false);

        Assert.Equal(new DashboardOptions(false, 6001, 6002, 6003, "chosen", "own-key"), options);
    }

    [Fact]
    public void A_test_has_none_and_if_it_wants_one_on_any_free_ports()
    {
        var options = DashboardOptions.From(Settings(new() { ["DcpPublisher:RandomizePorts"] = "true" }), isTest: true);

        Assert.False(options.IsEnabled);
        Assert.Null(options.PagePort);
    }

    [Fact]
    public void A_taken_port_is_said_in_a_sentence_that_helps()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refused = Assert.Throws<DistributedApplicationException>(() => DashboardPorts.Take(new DashboardOptions(true, null, port, null, "t", "k")));

        Assert.Equal(
            $"Port {port} of the dashboard is taken by another program: end that one, or choose another port with --Ports:OtlpGrpc={port + 1000}.", refused.Message);
    }

    private static IConfiguration Settings(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
