using System.Net;
using System.Net.Http.Headers;
using AskPro.Integrations.Retell.Signatures;
using AskPro.ServiceDefaults;
using Npgsql;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>The whole system, started through the AppHost's testing builder on random ports and throw-away data.</summary>
public sealed class RunningAskPro : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);
    private DistributedApplication? _app;
    private NpgsqlDataSource? _owner;

    internal DistributedApplication App => _app ?? throw new InvalidOperationException("The system has not been started.");

    internal NpgsqlDataSource Owner => _owner ?? throw new InvalidOperationException("The system has not been started.");

    internal Uri WebAddress => App.GetEndpoint(ResourceNames.Web, "http");

    internal Uri SimulatorAddress => App.GetEndpoint(ResourceNames.Simulator, "http");

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AskPro_AppHost>(["--DemoData=false"], limit.Token);
        _app = await builder.BuildAsync(limit.Token);
        await _app.StartAsync(limit.Token);
        foreach (var name in new[] { ResourceNames.Api, ResourceNames.Worker, ResourceNames.Web })
        {
            await WaitUntilHealthyAsync(name, limit.Token);
        }

        var connectionString = await _app.GetConnectionStringAsync(ResourceNames.Database, limit.Token);
        _owner = NpgsqlDataSource.Create(connectionString ?? throw new InvalidOperationException("The database has no connection string."));
    }

    public async ValueTask DisposeAsync()
    {
        if (_owner is not null)
        {
            await _owner.DisposeAsync();
        }

        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    internal Task WaitUntilHealthyAsync(string name, CancellationToken cancellationToken) =>
        App.ResourceNotifications.WaitForResourceHealthyAsync(name, cancellationToken);

    /// <summary>Signs the body with the development platform key and posts it to the Api's front door.</summary>
    internal async Task<HttpStatusCode> PostEventAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var client = App.CreateHttpClient(ResourceNames.Api, "http");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/retell/webhook") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(RetellSignature.HeaderName, RetellSignature.Sign(body, "key_development_only", TimeProvider.System.GetUtcNow()));
        using var response = await client.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    /// <summary>Executes a default command (start, stop, restart) of a resource.</summary>
    internal async Task CommandAsync(string resource, string command, CancellationToken cancellationToken)
    {
        var result = await App.ResourceCommands.ExecuteCommandAsync(resource, command, cancellationToken);
        Assert.True(result.Success, $"{command} {resource}: {result.Message}");
    }
}
