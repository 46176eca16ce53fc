namespace AskPro.Data.Alarms;

/// <summary>A time in which a rule's threshold was crossed, with the moment of each of its transitions. What never fired is forgotten.</summary>
public sealed class AlarmEpisode
{
    /// <summary>UUIDv7, made by the Worker.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its rule, which may be gone.</summary>
    public required Guid RuleId { get; init; }

    /// <summary>The rule's figure.</summary>
    public required string Figure { get; init; }

    /// <summary>The rule's comparison when it began.</summary>
    public required string Comparison { get; init; }

    /// <summary>The rule's threshold when it began.</summary>
    public required double Threshold { get; init; }

    /// <summary>The rule's severity when it began.</summary>
    public required string Severity { get; init; }

    /// <summary>A word of <see cref="AlarmStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>Since when the threshold was crossed.</summary>
    public required DateTimeOffset PendingAt { get; init; }

    /// <summary>When it had been crossed for the whole window; null until then.</summary>
    public DateTimeOffset? FiredAt { get; init; }

    /// <summary>Since when it is not crossed any more, while it still fires for it may come back.</summary>
    public DateTimeOffset? WellSince { get; init; }

    /// <summary>When it was over; null until then.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The worst value.</summary>
    public required double Peak { get; init; }

    /// <summary>Why, a word of <see cref="Health.ComponentCauses"/>.</summary>
    public required string Cause { get; init; }

    /// <summary>When somebody was told last; null when nobody was.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Since when nobody is told for the rule is muted, the last time that it was so; null when it never was.</summary>
    public DateTimeOffset? MutedAt { get; init; }
}
