using System.Net;
using AskPro.Data;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using StackExchange.Redis;
using Xunit;

namespace AskPro.Tests.Integration.ServiceDefaults;

public sealed class ServiceDefaultsTests(Postgres18 server) : IClassFixture<Postgres18>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EF_and_hand_written_SQL_share_one_data_source()
    {
        await using var app = Build(Settings());
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AskProDbContext>();
        Assert.Equal(1, await app.Services.GetRequiredService<NpgsqlDataSource>().AskAsync<int>(null, "select 1"));
        Assert.Same(database, scope.ServiceProvider.GetRequiredService<AskProDbContext>());
        Assert.False(database.Database.CreateExecutionStrategy().RetriesOnFailure);
        Assert.Single(app.Services.GetServices<NpgsqlDataSource>());
        Assert.Contains("Maximum Pool Size=7", app.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_cache_a_process_is_degraded_and_still_well()
    {
        await using var app = Build(Settings());
        await app.StartAsync(Stop);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var health = await client.GetAsync("/health", Stop);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("Degraded", await health.Content.ReadAsStringAsync(Stop));
        Assert.Equal("Healthy", await client.GetStringAsync("/alive", Stop));
        Assert.False(app.Services.GetRequiredService<IConnectionMultiplexer>().IsConnected);
    }

    [Fact]
    public async Task Without_its_database_a_process_is_unhealthy_but_alive()
    {
        var settings = Settings();
        settings["ConnectionStrings:askpro"] = $"Host=127.0.0.1;Port={FreePort.Next()};Username=askpro_api;Password=x;Database=askpro";
        await using var app = Build(settings);
        await app.StartAsync(Stop);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/alive", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("ConnectionStrings:askpro", null, "ConnectionStrings:askpro is missing")]
    [InlineData("ConnectionStrings:askpro", "nonsense", "not a connection string")]
    [InlineData("ConnectionStrings:cache", null, "ConnectionStrings:cache is missing")]
    [InlineData("Database:MaxPoolSize", "0", "MaxPoolSize")]
    [InlineData("Database:MinPoolSize", "8", "larger than Database:MaxPoolSize")]
    public async Task A_wrong_setting_stops_the_process_at_its_start(string key, string? value, string problem)
    {
        var settings = Settings();
        settings[key] = value;
        await using var app = Build(settings);
        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => app.StartAsync(Stop));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("POST", 1)]
    [InlineData("DELETE", 1)]
    public async Task Only_safe_methods_are_tried_again(string method, int expected)
    {
        var tries = 0;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.AddServiceDefaults();
        builder.Services.AddHttpClient("test").ConfigurePrimaryHttpMessageHandler(() => new Answering(() => tries++ == 0
            ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        using var host = builder.Build();
        using var client = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("test");
        using var request = new HttpRequestMessage(new HttpMethod(method), "http://api.example/");
        using var answer = await client.SendAsync(request, Stop);
        Assert.Equal(expected, tries);
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["ConnectionStrings:askpro"] = server.ConnectionString("askpro_api"),
        ["ConnectionStrings:cache"] = $"127.0.0.1:{FreePort.Next()}",
        ["Database:MaxPoolSize"] = "7",
    };

    private static WebApplication Build(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.AddAskProDatabase<AskProDbContext>();
        builder.AddAskProCache();
        var app = builder.Build();
        app.MapDefaultEndpoints();
        return app;
    }

    private sealed class Answering(Func<HttpStatusCode> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(answer()));
    }
}
