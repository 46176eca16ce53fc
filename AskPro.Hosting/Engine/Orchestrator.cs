using Microsoft.Extensions.Hosting;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Dashboard;
using AskPro.Hosting.Launching;
using AskPro.Hosting.Ports;
using AskPro.Hosting.Processes;
using AskPro.Hosting.Reporting;

namespace AskPro.Hosting.Engine;

/// <summary>Starts all resources of the application and stops them in order.</summary>
internal sealed class Orchestrator(
    IResourceCollection resources, EngineServices engine, DashboardHost dashboard, ConsoleReporter reporter, bool randomizePorts) : IHostedService, IDisposable
{
    private readonly PortAllocation _ports = new();
    private readonly Lock _lock = new();
    private Task? _stop;

    public IReadOnlyList<ProcessRunner> Runners { get; private set; } = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        AppDomain.CurrentDomain.ProcessExit += KillAll;
        await ClearAsync();
        await dashboard.StartAsync();
        _ports.Allocate(resources, randomizePorts);
        foreach (var resource in resources)
            engine.Notifications.Publish(resource, resource.Name, _ => InitialSnapshot.Of(resource));

        Runners = [.. resources.Where(IsProcess).Select(resource => new ProcessRunner(resource, ChildrenOf(resource), engine))];
        if (!engine.Mode.IsTest)
            reporter.Start(dashboard.LoginUrl);
        foreach (var runner in Runners.Where(runner => !runner.Resource.Annotations.OfType<ExplicitStartAnnotation>().Any()))
            await runner.StartAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _stop ??= StopAllAsync();
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAll;
        KillAll(null, EventArgs.Empty);
        foreach (var runner in Runners)
            runner.Dispose();
        _ports.Dispose();
        engine.Journal.Close();
        engine.Folders.DeleteThrownAway();
        engine.Notifications.Complete();
    }

    private static bool IsProcess(IResource resource) => resource.Annotations.OfType<LaunchAnnotation>().Any();

    private List<IResource> ChildrenOf(IResource parent) =>
        [.. resources.Where(resource => resource is IResourceWithParent<IResource> child && child.Parent == parent)];

    private async Task ClearAsync()
    {
        if (!engine.Mode.IsTest && ProcessJournal.LivingOwner(engine.Folders.Journal) is { } owner)
            throw new DistributedApplicationException($"AskPro already runs from this folder, as process {owner}: stop that run first.");
        await AppFolders.ClearAbandonedAsync(engine.Time, engine.Mode.StopGrace);
        engine.Folders.Create();
        var orphans = await engine.Journal.OpenAsync();
        if (orphans.Count > 0)
            reporter.Say($"Ended what a killed run left behind: {string.Join(", ", orphans)}.");
    }

    private async Task StopAllAsync()
    {
        var runners = Runners.ToDictionary(runner => runner.Resource);
        foreach (var group in StopOrder.Groups(runners.Keys))
            await Task.WhenAll(group.Select(resource => runners[resource].StopAsync()));
        await reporter.StopAsync();
        await dashboard.DisposeAsync();
        Dispose();
    }

    private void KillAll(object? sender, EventArgs e)
    {
        foreach (var runner in Runners)
            runner.Kill();
    }
}
