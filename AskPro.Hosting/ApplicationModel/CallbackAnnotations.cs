namespace AskPro.Hosting.ApplicationModel;

/// <summary>What a callback that adds environment variables works on.</summary>
/// <param name="resource">The resource whose process is about to start.</param>
/// <param name="executionContext">How the application runs.</param>
/// <param name="environmentVariables">The variables so far; a value is a text or an <see cref="IValueProvider"/>.</param>
/// <param name="cancellationToken">Ends the start.</param>
public sealed class EnvironmentCallbackContext(
    IResource resource,
    DistributedApplicationExecutionContext executionContext,
    Dictionary<string, object> environmentVariables,
    CancellationToken cancellationToken)
{
    /// <summary>The resource whose process is about to start.</summary>
    public IResource Resource => resource;

    /// <summary>How the application runs.</summary>
    public DistributedApplicationExecutionContext ExecutionContext => executionContext;

    /// <summary>The variables so far; a value is a text or an <see cref="IValueProvider"/>.</summary>
    public Dictionary<string, object> EnvironmentVariables => environmentVariables;

    /// <summary>Ends the start.</summary>
    public CancellationToken CancellationToken => cancellationToken;
}

internal sealed record EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> Callback) : IResourceAnnotation;

internal sealed record CommandLineArgsAnnotation(IReadOnlyList<object> Args) : IResourceAnnotation;
