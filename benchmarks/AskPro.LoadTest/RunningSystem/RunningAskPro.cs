using AskPro.ServiceDefaults;
using Npgsql;

namespace AskPro.LoadTest.RunningSystem;

/// <summary>The whole AppHost with demo data, on random ports and in throw-away folders.</summary>
internal sealed class RunningAskPro : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly DistributedApplication _app;
    private readonly DirectoryInfo _watching;

    private RunningAskPro(DistributedApplication app, NpgsqlDataSource owner, DirectoryInfo watching) => (_app, Owner, _watching) = (app, owner, watching);

    public DistributedApplication App => _app;

    /// <summary>The database, looked at as its owner.</summary>
    public NpgsqlDataSource Owner { get; }

    public Uri Web => _app.GetEndpoint(ResourceNames.Web, "http");

    public Uri Api => _app.GetEndpoint(ResourceNames.Api, "http");

    public Uri Simulator => _app.GetEndpoint(ResourceNames.Simulator, "http");

    public Uri Webhook => new(_app.GetEndpoint(ResourceNames.Api, "http"), "api/retell/webhook");

    /// <summary>Returns when all services are healthy and the demo companies with their history are there.</summary>
    public static async Task<RunningAskPro> StartAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        var watching = Directory.CreateTempSubdirectory("askpro-watching-");
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AskPro_AppHost>(["--DemoData=true", $"--Watching:Folder={watching.FullName}"], limit.Token);
        var app = await builder.BuildAsync(limit.Token);
        try
        {
            await app.StartAsync(limit.Token);
            await app.ResourceNotifications.WaitForResourceAsync(ResourceNames.Demo, KnownResourceStates.Finished, limit.Token);
            foreach (var name in new[] { ResourceNames.Api, ResourceNames.Worker, ResourceNames.Web })
                await app.ResourceNotifications.WaitForResourceHealthyAsync(name, limit.Token);
            var connectionString = await app.GetConnectionStringAsync(ResourceNames.Database, limit.Token);
            var owner = NpgsqlDataSource.Create(connectionString ?? throw new InvalidOperationException("The database has no connection string."));
            var system = new RunningAskPro(app, owner, watching);
            await system.WaitUntilInboxIsEmptyAsync(limit.Token);
            return system;
        }
        catch
        {
            await app.DisposeAsync();
            watching.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Waits until nothing is queued, also nothing that will be tried again later.</summary>
    public async Task WaitUntilInboxIsEmptyAsync(CancellationToken cancellationToken)
    {
        while (await CountQueuedAsync(cancellationToken) > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await _app.DisposeAsync();
        _watching.Delete(recursive: true);
    }

    private async Task<long> CountQueuedAsync(CancellationToken cancellationToken)
    {
        await using var count = Owner.CreateCommand("select count(*) from inbox_jobs where state = 'queued'");
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }
}
