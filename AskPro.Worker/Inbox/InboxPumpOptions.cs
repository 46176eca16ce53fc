using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Inbox;

/// <summary>How the Worker empties the inbox; configuration section <c>Inbox</c>.</summary>
internal sealed class InboxPumpOptions : IValidatableObject
{
    internal const string Section = "Inbox";

    /// <summary>Most events of one transaction (default 200).</summary>
    [Range(1, 2000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>Most events of one lane in a transaction (default 50), so that a flood of one company leaves room for the others.</summary>
    [Range(1, 2000)]
    public int BatchSizePerLane { get; set; } = 50;

    /// <summary>
    /// Most bytes of bodies in a transaction (default 16 MiB); a body that is larger is processed alone. A body may have
    /// 8 MiB, and read it takes a multiple of that.
    /// </summary>
    [Range(1, 1024 * 1024 * 1024)]
    public int BatchBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Milliseconds between looks into the inbox when no wake-up comes (default 250).</summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 250;

    /// <summary>Longest pause in milliseconds after failures to reach the database (default 5000); it starts at the poll interval and doubles.</summary>
    [Range(10, 600_000)]
    public int LongestBackOffMilliseconds { get; set; } = 5_000;

    /// <summary>Seconds without a successful look into the inbox after which the Worker is unhealthy (default 20).</summary>
    [Range(1, 3600)]
    public int UnhealthyAfterSeconds { get; set; } = 20;

    /// <summary>Age in seconds of the oldest due event from which on the Worker is degraded (default 60).</summary>
    [Range(1, 86_400)]
    public int DegradedBacklogSeconds { get; set; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BatchSizePerLane > BatchSize)
            yield return new ValidationResult("Inbox:BatchSizePerLane is larger than Inbox:BatchSize.");
        if (LongestBackOffMilliseconds < PollMilliseconds)
            yield return new ValidationResult("Inbox:LongestBackOffMilliseconds is shorter than Inbox:PollMilliseconds.");
    }
}
