using System.Diagnostics.Metrics;
using System.Net;
using AskPro.ServiceDefaults.Health;
using AskPro.ServiceDefaults.Scraping;
using AskPro.Tests.Support.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace AskPro.Tests.Integration.Scraping;

/// <summary>Prometheus' door: a port of its own, open only to who has the token, and only where it is configured.</summary>
public sealed class MetricsEndpointTests
{
    private const string Token = "0123456789abcdefghijklmnopqrstuv";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_the_token_gets_the_figures()
    {
        var port = FreePort.Next();
        await using var app = await StartAsync(Settings(port));
        app.Services.GetRequiredService<IMeterFactory>().Create("AskPro.Sample").CreateCounter<int>("askpro.sample.things", "{thing}").Add(3);

        using var answer = await AskAsync(port, $"Bearer {Token}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Matches(@"(?m)^askpro_sample_things_total(\{.*\})? 3$", await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Bearer 0123456789abcdefghijklmnopqrstu")]
    [InlineData("Bearer 0123456789abcdefghijklmnopqrstuv0")]
    [InlineData("Basic 0123456789abcdefghijklmnopqrstuv")]
    [InlineData(Token)]
    public async Task Nobody_else_does(string? authorization)
    {
        var port = FreePort.Next();
        await using var app = await StartAsync(Settings(port));

        using var answer = await AskAsync(port, authorization);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task The_ports_of_the_service_and_of_its_figures_have_nothing_in_common()
    {
        var port = FreePort.Next();
        await using var app = await StartAsync(Settings(port));

        using var metricsInPublic = await AskAsync(new Uri(app.Urls.Single()).Port, $"Bearer {Token}");
        using var healthInside = await AskAsync(port, $"Bearer {Token}", "/alive");

        Assert.Equal(HttpStatusCode.NotFound, metricsInPublic.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, healthInside.StatusCode);
    }

    [Fact]
    public async Task Looks_are_not_counted_as_requests()
    {
        var port = FreePort.Next();
        await using var app = await StartAsync(Settings(port));
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        var counted = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                // Of this host alone: others run beside it.
                if (instrument.Meter.Scope == meters && instrument.Name == "http.server.active_requests")
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => Interlocked.Increment(ref counted));
        listener.Start();

        using var look = await AskAsync(port, $"Bearer {Token}");
        Assert.Equal(HttpStatusCode.OK, look.StatusCode);
        Assert.Equal(0, Volatile.Read(ref counted));

        using var request = await AskAsync(new Uri(app.Urls.Single()).Port, null, "/alive");
        Assert.NotEqual(0, Volatile.Read(ref counted));
    }

    [Fact]
    public async Task Health_is_a_figure_for_each_check()
    {
        var port = FreePort.Next();
        await using var app = Build(Settings(port), services => services.AddHealthChecks()
            .AddCheck("tired", () => HealthCheckResult.Degraded()).AddCheck("away", () => HealthCheckResult.Unhealthy()));
        await app.StartAsync(Stop);
        await app.Services.GetServices<IHostedService>().OfType<HealthFigures>().Single().LookAsync(Stop);

        using var answer = await AskAsync(port, $"Bearer {Token}");

        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Matches("""(?m)^askpro_health\{.*check="self".*\} 1$""", text);
        Assert.Matches("""(?m)^askpro_health\{.*check="tired".*\} 0\.5$""", text);
        Assert.Matches("""(?m)^askpro_health\{.*check="away".*\} 0$""", text);
    }

    [Fact]
    public async Task Without_a_port_there_is_no_such_server()
    {
        await using var app = await StartAsync(new() { ["Metrics:Token"] = Token });

        Assert.DoesNotContain(app.Services.GetServices<IHostedService>(), service => service is MetricsServer);
    }

    [Theory]
    [InlineData("Metrics:Token", null, "Metrics:Token")]
    [InlineData("Metrics:Token", "short", "Metrics:Token")]
    [InlineData("Metrics:Token", "0123456789abcdefghijklmnopqrst\r\n", "Metrics:Token")]
    [InlineData("Metrics:Port", "70000", "Port")]
    [InlineData("Metrics:Address", "localhost", "not an IP address")]
    [InlineData("Metrics:Address", "203.0.113.7", "open to the internet")]
    public async Task A_wrong_setting_stops_the_process_at_its_start(string key, string? value, string problem)
    {
        var settings = Settings(FreePort.Next());
        settings[key] = value;
        await using var app = Build(settings);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Stop));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("10.255.0.1", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("192.168.0.10", true)]
    [InlineData("100.100.1.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("100.128.0.1", false)]
    [InlineData("203.0.113.7", false)]
    [InlineData("::ffff:203.0.113.7", false)]
    [InlineData("2001:db8::1", false)]
    public void What_the_internet_reaches_is_not_internal(string address, bool expected) =>
        Assert.Equal(expected, InternalNetworks.Contain(IPAddress.Parse(address)));

    private static Dictionary<string, string?> Settings(int port) => new()
    {
        ["Metrics:Port"] = $"{port}",
        ["Metrics:Token"] = Token,
    };

    private static WebApplication Build(Dictionary<string, string?> settings, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.AddMetricsEndpoint();
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        return app;
    }

    private static async Task<WebApplication> StartAsync(Dictionary<string, string?> settings)
    {
        var app = Build(settings);
        await app.StartAsync(Stop);
        return app;
    }

    private static async Task<HttpResponseMessage> AskAsync(int port, string? authorization, string path = "/metrics")
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}{path}");
        if (authorization is not null)
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));
        return await client.SendAsync(request, Stop);
    }
}
