using System.Net;
using System.Net.Http.Headers;
using AskPro.Integrations.Retell.Signatures;
using AskPro.ServiceDefaults;
using AskPro.Tests.Support;
using AskPro.Tests.Support.Servers;
using Npgsql;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>The whole system, started through the AppHost's testing builder on random ports and throw-away data.</summary>
public sealed class RunningAskPro : IAsyncLifetime
{
    /// <summary>What <c>/metrics</c> of the services asks for.</summary>
    internal const string MetricsToken = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>More than a run exports, so that nothing goes before a test has read it.</summary>
    private const int KeptTelemetryBytes = 1024 * 1024 * 1024;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    private readonly ThrowAwayFolder _watching = new();
    private readonly ThrowAwayFolder _telemetry = new();
    private TlsServer? _publicAddress;
    private DistributedApplication? _app;
    private NpgsqlDataSource? _owner;

    internal DistributedApplication App => _app ?? throw new InvalidOperationException("The system has not been started.");

    internal NpgsqlDataSource Owner => _owner ?? throw new InvalidOperationException("The system has not been started.");

    /// <summary>Where the Local engine's dashboard keeps all that the services export.</summary>
    internal string TelemetryFolder => _telemetry.Path;

    internal Uri WebAddress => App.GetEndpoint(ResourceNames.Web, "http");

    internal Uri SimulatorAddress => App.GetEndpoint(ResourceNames.Simulator, "http");

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        _publicAddress = await TlsServer.StartAsync(TimeProvider.System, limit.Token);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AskPro_AppHost>(
            [
                "--DemoData=false", $"--Parameters:metrics-token={MetricsToken}", $"--Watching:Folder={_watching.Path}",
                "--Dashboard:Enabled=true", "--Dashboard:Kept:Enabled=true", $"--Dashboard:Kept:Folder={_telemetry.Path}", $"--Dashboard:Kept:Bytes={KeptTelemetryBytes}",
            ],
            limit.Token);
        // All browsers of the run have one address, and a quick run asks for more mails in a minute than one address may.
        var api = builder.Resources.OfType<ProjectResource>().Single(resource => resource.Name == ResourceNames.Api);
        builder.CreateResourceBuilder(api).WithEnvironment("PasswordResets__RequestsPerMinute", "1000");
        // A company is looked at by itself as soon as it is there, and whoever registers in that moment has to wait.
        var worker = builder.Resources.OfType<ProjectResource>().Single(resource => resource.Name == ResourceNames.Worker);
        builder.CreateResourceBuilder(worker).WithEnvironment("WebhookWatch__PassSeconds", "3600")
            // Nothing else here has a certificate to look at.
            .WithEnvironment("Surroundings__Addresses__0", _publicAddress.Address.AbsoluteUri);
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

        if (_publicAddress is not null)
        {
            await _publicAddress.DisposeAsync();
        }

        _watching.Dispose();
        _telemetry.Dispose();
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
