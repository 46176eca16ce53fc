namespace AskPro.Data.Alarms;

/// <summary>When somebody is told of a figure.</summary>
public sealed class AlarmRule
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name of an <see cref="AlarmFigure"/>.</summary>
    public required string Figure { get; init; }

    /// <summary>A word of <see cref="AlarmComparisons"/>.</summary>
    public required string Comparison { get; set; }

    /// <summary>In the unit of the figure.</summary>
    public required double Threshold { get; set; }

    /// <summary>For how many minutes the threshold is crossed before it fires; 0 to 1440.</summary>
    public required int WindowMinutes { get; set; }

    /// <summary>A word of <see cref="AlarmSeverities"/>.</summary>
    public required string Severity { get; set; }

    /// <summary>Whom it is told; null: it only stands in the history.</summary>
    public Guid? ChannelId { get; set; }

    /// <summary>Whether it is evaluated.</summary>
    public required bool IsOn { get; set; }

    /// <summary>Until when nobody is told; the history goes on.</summary>
    public DateTimeOffset? MutedUntil { get; set; }

    /// <summary>Why not.</summary>
    public string? MuteReason { get; set; }

    /// <summary>Since when nobody is told.</summary>
    public DateTimeOffset? MutedAt { get; set; }

    /// <summary>Who said so, by name: the operators' audit log has the account.</summary>
    public string? MutedBy { get; set; }

    /// <summary>The longest time for which nobody is told: what is longer is a rule that nobody needs.</summary>
    public static readonly TimeSpan LongestMute = TimeSpan.FromDays(30);

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Grows with every change of the row (Postgres' <c>xmin</c>).</summary>
    public uint Version { get; private init; }
}
