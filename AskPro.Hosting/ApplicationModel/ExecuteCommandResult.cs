namespace AskPro.Hosting.ApplicationModel;

/// <summary>How a command ended.</summary>
public sealed class ExecuteCommandResult
{
    /// <summary>True when it did what it says.</summary>
    public required bool Success { get; init; }

    /// <summary>Why it did not.</summary>
    public string? Message { get; init; }
}
