using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Mails;

/// <summary>How the Worker empties the outbox; configuration section <c>Outbox</c>.</summary>
internal sealed class MailPumpOptions : IValidatableObject
{
    internal const string Section = "Outbox";

    /// <summary>Milliseconds between looks into the outbox when no wake-up comes (default 1000).</summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 1_000;

    /// <summary>
    /// Seconds for which a claimed message is nobody else's (default 90): longer than the longest try. Whoever is killed in the
    /// middle of one leaves it to another Worker after that.
    /// </summary>
    [Range(1, 3600)]
    public int LeaseSeconds { get; set; } = 90;

    /// <summary>Longest pause in milliseconds while the database or the mail server is away (default 30000); it starts at the poll interval and doubles.</summary>
    [Range(10, 600_000)]
    public int LongestBackOffMilliseconds { get; set; } = 30_000;

    /// <summary>Age in seconds of the oldest due message from which on the Worker is degraded (default 120).</summary>
    [Range(1, 86_400)]
    public int DegradedBacklogSeconds { get; set; } = 120;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LongestBackOffMilliseconds < PollMilliseconds)
            yield return new ValidationResult("Outbox:LongestBackOffMilliseconds is shorter than Outbox:PollMilliseconds.");
    }
}
