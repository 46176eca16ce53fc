namespace AskPro.Hosting.ApplicationModel;

/// <summary>How a command looks and when it can be run.</summary>
public sealed class CommandOptions
{
    /// <summary>What it does, in a sentence.</summary>
    public string? Description { get; set; }

    /// <summary>The question a person has to answer first; none is asked when null.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>Whether it can be run now; always when null.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }
}

/// <summary>What decides whether a command can be run now.</summary>
public sealed class UpdateCommandStateContext
{
    /// <summary>What is known about the resource.</summary>
    public required CustomResourceSnapshot ResourceSnapshot { get; init; }

    /// <summary>The services of the engine.</summary>
    public required IServiceProvider ServiceProvider { get; init; }
}

/// <summary>Whether a command can be run now.</summary>
public enum ResourceCommandState
{
    /// <summary>It can.</summary>
    Enabled,

    /// <summary>It cannot, and is shown.</summary>
    Disabled,

    /// <summary>It cannot, and is not shown.</summary>
    Hidden,
}

/// <summary>What a command gets to do its work.</summary>
public sealed class ExecuteCommandContext
{
    /// <summary>The services of the engine.</summary>
    public required IServiceProvider ServiceProvider { get; init; }

    /// <summary>The running instance it was asked for.</summary>
    public required string ResourceName { get; init; }

    /// <summary>Ends the command.</summary>
    public required CancellationToken CancellationToken { get; init; }
}

internal sealed record ResourceCommandAnnotation(
    string Name, string DisplayName, Func<ExecuteCommandContext, Task<ExecuteCommandResult>> ExecuteCommand, CommandOptions Options) : IResourceAnnotation;
