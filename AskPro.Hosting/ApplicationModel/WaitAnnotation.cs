namespace AskPro.Hosting.ApplicationModel;

/// <summary>What a waiting resource does when the resource it waits for ends.</summary>
public enum WaitBehavior
{
    /// <summary>Keep waiting: somebody may start it again.</summary>
    WaitOnResourceUnavailable,

    /// <summary>Give up.</summary>
    StopOnResourceUnavailable,
}

internal enum WaitType
{
    Healthy,
    Started,
    Completed,
}

internal sealed record WaitAnnotation(IResource Resource, WaitType Type, WaitBehavior? Behavior, int ExitCode) : IResourceAnnotation;

/// <summary>That a resource does not start with the application but when it is told to.</summary>
internal sealed record ExplicitStartAnnotation : IResourceAnnotation;

/// <summary>That a resource uses another; it is stopped before the other.</summary>
internal sealed record UsesAnnotation(IResource Resource) : IResourceAnnotation;
