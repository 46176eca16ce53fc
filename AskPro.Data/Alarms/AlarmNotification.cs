namespace AskPro.Data.Alarms;

/// <summary>That somebody was told of an episode, or a channel tried, and whether it arrived. Its id is that of the message in the outbox.</summary>
public sealed class AlarmNotification
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <summary>The episode; null of a test.</summary>
    public Guid? EpisodeId { get; init; }

    /// <summary>The channel that was tried; null of an episode, whose channel may be gone.</summary>
    public Guid? ChannelId { get; init; }

    /// <summary>The channel's name at the time.</summary>
    public required string ChannelName { get; init; }

    /// <summary>A word of <see cref="AlarmNotices"/>.</summary>
    public required string Notice { get; init; }

    /// <summary>A word of <see cref="AlarmDeliveries"/>.</summary>
    public required string State { get; init; }

    /// <summary>Why it did not arrive, or not by the last try, a stable code.</summary>
    public string? Cause { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it was taken, or given up.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
