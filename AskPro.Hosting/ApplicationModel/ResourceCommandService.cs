using AskPro.Hosting.Engine;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>Starts, stops and restarts resources.</summary>
public sealed class ResourceCommandService
{
    private readonly Orchestrator _orchestrator;

    internal ResourceCommandService(Orchestrator orchestrator) => _orchestrator = orchestrator;

    /// <summary>Runs a command; stop returns when the process is gone, start when its start has begun.</summary>
    /// <param name="resourceId">The resource's name or the id of its running instance.</param>
    /// <param name="commandName">One of <see cref="KnownResourceCommands"/>.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        var runner = _orchestrator.Runners.FirstOrDefault(candidate =>
            string.Equals(candidate.Resource.Name, resourceId, StringComparison.OrdinalIgnoreCase)
            || string.Equals(candidate.Id, resourceId, StringComparison.OrdinalIgnoreCase));
        if (runner is null)
            return new ExecuteCommandResult { Success = false, Message = $"There is no process '{resourceId}'." };

        if (commandName == KnownResourceCommands.StartCommand)
            await runner.StartAsync().WaitAsync(cancellationToken);
        else if (commandName == KnownResourceCommands.StopCommand)
            await runner.StopAsync().WaitAsync(cancellationToken);
        else if (commandName == KnownResourceCommands.RestartCommand)
            await RestartAsync(runner).WaitAsync(cancellationToken);
        else
            return new ExecuteCommandResult { Success = false, Message = $"'{resourceId}' knows no command '{commandName}'." };
        return new ExecuteCommandResult { Success = true };
    }

    /// <summary>Runs a command on a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">One of <see cref="KnownResourceCommands"/>.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource.Name, commandName, cancellationToken);

    private static async Task RestartAsync(ProcessRunner runner)
    {
        await runner.StopAsync();
        await runner.StartAsync();
    }
}
