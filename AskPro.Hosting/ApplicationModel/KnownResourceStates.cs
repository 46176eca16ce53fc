namespace AskPro.Hosting.ApplicationModel;

/// <summary>The states a resource can be in.</summary>
public static class KnownResourceStates
{
    /// <summary>Its process is being prepared.</summary>
    public static readonly string Starting = nameof(Starting);

    /// <summary>Its process runs.</summary>
    public static readonly string Running = nameof(Running);

    /// <summary>It could not be started.</summary>
    public static readonly string FailedToStart = nameof(FailedToStart);

    /// <summary>Its process was told to end.</summary>
    public static readonly string Stopping = nameof(Stopping);

    /// <summary>Its process was stopped or crashed.</summary>
    public static readonly string Exited = nameof(Exited);

    /// <summary>Its process did its work and ended with exit code 0.</summary>
    public static readonly string Finished = nameof(Finished);

    /// <summary>It waits for others.</summary>
    public static readonly string Waiting = nameof(Waiting);

    /// <summary>It was not started yet.</summary>
    public static readonly string NotStarted = nameof(NotStarted);

    /// <summary>The states in which nothing happens any more.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];
}

/// <summary>The commands every process understands.</summary>
public static class KnownResourceCommands
{
    /// <summary>Start it.</summary>
    public static readonly string StartCommand = "start";

    /// <summary>Stop it.</summary>
    public static readonly string StopCommand = "stop";

    /// <summary>Stop it and start it again.</summary>
    public static readonly string RestartCommand = "restart";
}
