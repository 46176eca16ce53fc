using AskPro.Hosting.Engine;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>Starts, stops and restarts resources, and runs the commands they were given.</summary>
public sealed class ResourceCommandService
{
    private readonly Orchestrator _orchestrator;
    private readonly IResourceCollection _resources;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(Orchestrator orchestrator, IResourceCollection resources, IServiceProvider services)
    {
        _orchestrator = orchestrator;
        _resources = resources;
        _services = services;
    }

    /// <summary>Runs a command; stop returns when the process is gone, start when its start has begun.</summary>
    /// <param name="resourceId">The resource's name or the id of its running instance.</param>
    /// <param name="commandName">One of <see cref="KnownResourceCommands"/>, or one the resource was given.</param>
    /// <param name="cancellationToken">Ends the waiting for start, stop and restart; ends a command of the resource itself.</param>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        var runner = _orchestrator.Runners.FirstOrDefault(candidate => Is(candidate.Resource.Name, resourceId) || Is(candidate.Id, resourceId));
        var resource = runner?.Resource ?? _resources.FirstOrDefault(candidate => Is(candidate.Name, resourceId));
        if (resource?.Annotations.OfType<ResourceCommandAnnotation>().FirstOrDefault(own => own.Name == commandName) is { } command)
            return await RunAsync(command, runner?.Id ?? resource.Name, cancellationToken);
        if (runner is null)
            return CommandResults.Failure($"There is no process '{resourceId}'.");

        if (commandName == KnownResourceCommands.StartCommand)
            await runner.StartAsync().WaitAsync(cancellationToken);
        else if (commandName == KnownResourceCommands.StopCommand)
            await runner.StopAsync().WaitAsync(cancellationToken);
        else if (commandName == KnownResourceCommands.RestartCommand)
            await RestartAsync(runner).WaitAsync(cancellationToken);
        else
            return CommandResults.Failure($"'{resourceId}' knows no command '{commandName}'.");
        return CommandResults.Success();
    }

    /// <summary>Runs a command on a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">One of <see cref="KnownResourceCommands"/>, or one the resource was given.</param>
    /// <param name="cancellationToken">Ends the waiting for start, stop and restart; ends a command of the resource itself.</param>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource.Name, commandName, cancellationToken);

    private static bool Is(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

    private static async Task RestartAsync(ProcessRunner runner)
    {
        await runner.StopAsync();
        await runner.StartAsync();
    }

    private async Task<ExecuteCommandResult> RunAsync(ResourceCommandAnnotation command, string instance, CancellationToken cancellationToken)
    {
        try
        {
            return await command.ExecuteCommand(new ExecuteCommandContext
            {
                ServiceProvider = _services,
                ResourceName = instance,
                CancellationToken = cancellationToken,
            });
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Failure(failure.Message);
        }
    }
}
