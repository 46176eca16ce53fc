using AskPro.Data.Alarms;

namespace AskPro.Worker.Alarms;

/// <summary>A rule that is on, whom it is told, and its open episode.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Figure">What it watches.</param>
/// <param name="Comparison">A word of <see cref="AlarmComparisons"/>.</param>
/// <param name="Threshold">In the unit of the figure.</param>
/// <param name="Window">For how long the threshold is crossed before it fires.</param>
/// <param name="Severity">A word of <see cref="AlarmSeverities"/>.</param>
/// <param name="IsMuted">Whether nobody is told now.</param>
/// <param name="Channel">Whom it is told; null: nobody.</param>
/// <param name="Open">Null while it is inactive.</param>
internal sealed record WatchedRule(
    Guid Id, AlarmFigure Figure, string Comparison, double Threshold, TimeSpan Window, string Severity, bool IsMuted, ToldChannel? Channel, Episode? Open)
{
    public bool IsCrossed(double value) => Comparison == AlarmComparisons.AtMost ? value <= Threshold : value >= Threshold;

    public double Worse(double one, double other) => Comparison == AlarmComparisons.AtMost ? Math.Min(one, other) : Math.Max(one, other);
}

/// <summary>Whom an alarm is told.</summary>
/// <param name="Id">The channel.</param>
/// <param name="Kind">A word of <see cref="AlarmChannelKinds"/>.</param>
/// <param name="Name">What operators call it.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="Address">The address of a mail.</param>
internal sealed record ToldChannel(Guid Id, string Kind, string Name, string Language, string? Address);

/// <summary>An episode of a rule; the columns of <see cref="AlarmEpisode"/>.</summary>
internal sealed record Episode(
    Guid Id, string State, DateTimeOffset PendingAt, DateTimeOffset? FiredAt, DateTimeOffset? WellSince, DateTimeOffset? EndedAt, double Peak, string Cause, DateTimeOffset? ToldAt = null,
    DateTimeOffset? MutedAt = null);
