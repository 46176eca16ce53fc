using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Launching;
using AskPro.Hosting.Processes;

namespace AskPro.Hosting;

/// <summary>Adds other programs.</summary>
public static class ExecutableResourceBuilderExtensions
{
    /// <summary>Adds a program that is no project of the application.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource name.</param>
    /// <param name="command">The program, by path or as found on the search path.</param>
    /// <param name="workingDirectory">The folder it runs in, relative to the AppHost's.</param>
    /// <param name="args">Its arguments.</param>
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory, params string[]? args)
    {
        var folder = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, workingDirectory));
        return builder.AddResource(new ExecutableResource(name, command, folder))
            .WithAnnotation(new CommandLineArgsAnnotation(args ?? []))
            .WithAnnotation(new LaunchAnnotation("Executable", async (context, ct) => new ProcessLaunch(
                command,
                await ResourceVariables.ArgumentsAsync(context.Resource, ct),
                await ResourceVariables.EvaluateAsync(context.Resource, context.ExecutionContext, ct),
                folder)));
    }
}
