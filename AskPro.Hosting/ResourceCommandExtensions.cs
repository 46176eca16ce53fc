using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting;

/// <summary>Gives resources commands of their own.</summary>
public static class ResourceCommandExtensions
{
    /// <summary>Adds a command that people run from the dashboard and programs through <see cref="ResourceCommandService"/>.</summary>
    /// <typeparam name="T">The kind of resource.</typeparam>
    /// <param name="builder">The resource.</param>
    /// <param name="name">The command's name, unique in the resource.</param>
    /// <param name="displayName">The words on its button.</param>
    /// <param name="executeCommand">What it does.</param>
    /// <param name="commandOptions">How it looks and when it can be run.</param>
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions? commandOptions = null)
        where T : IResource =>
        builder.WithAnnotation(new ResourceCommandAnnotation(name, displayName, executeCommand, commandOptions ?? new CommandOptions()));
}
