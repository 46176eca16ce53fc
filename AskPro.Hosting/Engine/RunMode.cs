namespace AskPro.Hosting.Engine;

/// <summary>What differs between a developer's run and a test.</summary>
/// <param name="IsTest">True in a test: nothing is kept, nothing is restarted, nothing is printed.</param>
internal sealed record RunMode(bool IsTest)
{
    /// <summary>How long a process may take to end before it is killed.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Whether a crashed service is started again.</summary>
    public bool RestartsCrashed { get; init; } = !IsTest;
}
