namespace AskPro.Data.Health;

/// <summary>What is measured of components. Names that end in <c>_seconds</c> are times, all others are counts.</summary>
public static class ComponentMeasures
{
    /// <summary>How long a probe took.</summary>
    public const string Answer = "answer_seconds";

    /// <summary>Since the last sign of life; reckoned when it is read.</summary>
    public const string Heartbeat = "heartbeat_seconds";

    /// <summary>How long the oldest due event or mail has been due.</summary>
    public const string OldestDue = "oldest_due_seconds";

    /// <summary>Since the last successful look into the inbox.</summary>
    public const string LastLook = "last_look_seconds";

    /// <summary>Events or mails that wait, retries included.</summary>
    public const string Waiting = "waiting";

    /// <summary>Dead letters.</summary>
    public const string Dead = "dead";

    /// <summary>Unreadable events.</summary>
    public const string Quarantined = "quarantined";

    /// <summary>Events of nobody.</summary>
    public const string Unassigned = "unassigned";

    /// <summary>Webhooks in the process, from header to answer.</summary>
    public const string InProcess = "in_process";

    /// <summary>Webhooks stored for the first time within five minutes.</summary>
    public const string Accepted = "accepted_5m";

    /// <summary>Webhooks refused for their signature within five minutes.</summary>
    public const string Refused = "refused_5m";

    /// <summary>Webhooks whose senders were told to come back within five minutes.</summary>
    public const string NotStored = "not_stored_5m";

    /// <summary>Calls of a vendor's API within five minutes.</summary>
    public const string Asked = "asked_5m";

    /// <summary>Those of them that were not answered.</summary>
    public const string Failed = "failed_5m";

    /// <summary>All of them, what matters most first.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Answer, Heartbeat, OldestDue, LastLook, Waiting, Dead, Quarantined, Unassigned, InProcess, Accepted, Refused, NotStored, Asked, Failed];
}
