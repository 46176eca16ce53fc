using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Mails;

/// <summary>How the Worker empties the outbox; configuration section <c>Outbox</c>.</summary>
internal sealed class MailPumpOptions : IValidatableObject
{
    internal const string Section = "Outbox";

    private static readonly int[] _retryMinutes = [1, 5, 15, 60, 240];

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

    /// <summary>
    /// Minutes from a failed try to the next one; the last repeats. Null, the default: 1, 5, 15, 60, 240. A list that is set replaces it.
    /// RFC 5321, 4.5.4.1 asks for half an hour at least between tries in the long run, and for days before giving up.
    /// </summary>
    public int[]? RetryMinutes { get; set; }

    /// <summary>Tries before a mail is a dead letter (default 22: with the default of <see cref="RetryMinutes"/> about three days).</summary>
    [Range(1, 100)]
    public int Tries { get; set; } = 22;

    /// <summary>Time until the next try; null when there is none.</summary>
    /// <param name="failures">How many tries failed, 1 or more.</param>
    internal TimeSpan? RetryAfter(int failures)
    {
        var minutes = RetryMinutes ?? _retryMinutes;
        return failures < Tries ? TimeSpan.FromMinutes(minutes[Math.Min(failures, minutes.Length) - 1]) : null;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RetryMinutes is { } minutes && (minutes.Length == 0 || minutes.Any(wait => wait is < 1 or > 1440)))
            yield return new ValidationResult("Outbox:RetryMinutes is a list of 1 to 1440 minutes.");
        if (LongestBackOffMilliseconds < PollMilliseconds)
            yield return new ValidationResult("Outbox:LongestBackOffMilliseconds is shorter than Outbox:PollMilliseconds.");
    }
}
