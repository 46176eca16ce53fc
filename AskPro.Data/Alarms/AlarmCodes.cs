namespace AskPro.Data.Alarms;

/// <summary>How a figure is compared with the threshold of a rule.</summary>
public static class AlarmComparisons
{
    /// <summary>The threshold or more.</summary>
    public const string AtLeast = "at_least";

    /// <summary>The threshold or less.</summary>
    public const string AtMost = "at_most";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [AtLeast, AtMost];
}

/// <summary>How bad it is when a rule fires.</summary>
public static class AlarmSeverities
{
    /// <summary>Somebody looks at it soon.</summary>
    public const string Warning = "warning";

    /// <summary>Somebody looks at it now.</summary>
    public const string Critical = "critical";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Critical, Warning];
}

/// <summary>Ways by which people are told.</summary>
public static class AlarmChannelKinds
{
    /// <summary>A mail to everybody who is an operator.</summary>
    public const string Operators = "operators";

    /// <summary>A mail to one address.</summary>
    public const string Mail = "mail";

    /// <summary>A signed request to an address.</summary>
    public const string Webhook = "webhook";

    /// <summary>Those that can be added.</summary>
    public static IReadOnlyList<string> Addable { get; } = [Mail, Webhook];
}

/// <summary>The states of an episode. A rule without an open episode is inactive.</summary>
public static class AlarmStates
{
    /// <summary>The threshold is crossed, and not for long enough yet.</summary>
    public const string Pending = "pending";

    /// <summary>It has been crossed for the whole window.</summary>
    public const string Firing = "firing";

    /// <summary>It was crossed, and is not any more.</summary>
    public const string Resolved = "resolved";

    /// <summary>Its rule was switched off or removed while it fired.</summary>
    public const string Withdrawn = "withdrawn";
}

/// <summary>What people are told.</summary>
public static class AlarmNotices
{
    /// <summary>It fires.</summary>
    public const string Firing = "firing";

    /// <summary>It still fires.</summary>
    public const string Reminder = "reminder";

    /// <summary>It is over.</summary>
    public const string Resolved = "resolved";

    /// <summary>Nothing: somebody tries the channel.</summary>
    public const string Test = "test";
}

/// <summary>What became of a notification.</summary>
public static class AlarmDeliveries
{
    /// <summary>On its way.</summary>
    public const string Queued = "queued";

    /// <summary>Taken by who was told.</summary>
    public const string Sent = "sent";

    /// <summary>Nobody took it, and nobody tries any more.</summary>
    public const string Failed = "failed";
}
