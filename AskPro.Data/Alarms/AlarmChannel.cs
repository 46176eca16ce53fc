namespace AskPro.Data.Alarms;

/// <summary>Whom an alarm is told, and how.</summary>
public sealed class AlarmChannel
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <summary>A word of <see cref="AlarmChannelKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What operators call it.</summary>
    public required string Name { get; init; }

    /// <summary><c>de</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The address of a mail, of a webhook only scheme, host and port; null where operators have their own.</summary>
    public string? Address { get; init; }

    /// <summary>The whole address of a webhook, encrypted: its path is often the receiver's secret.</summary>
    public string? TargetProtected { get; init; }

    /// <summary>What a webhook is signed with, encrypted.</summary>
    public string? SecretProtected { get; set; }

    /// <summary>First and last three characters of that.</summary>
    public string? SecretHint { get; set; }

    /// <summary>When somebody tried it last; null when nobody did.</summary>
    public DateTimeOffset? TestedAt { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Grows with every change of the row (Postgres' <c>xmin</c>).</summary>
    public uint Version { get; private init; }
}
