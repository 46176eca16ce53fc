namespace AskPro.Data.Inbox;

/// <summary>Where a job of the inbox stands. From <see cref="Queued"/> to one of the others, never back by itself.</summary>
public enum InboxState
{
    /// <summary>To be processed when <c>run_at</c> has come.</summary>
    Queued,

    /// <summary>Processed, its effects committed.</summary>
    Done,

    /// <summary>Unreadable or unknown; kept with the cause.</summary>
    Quarantined,

    /// <summary>Readable, but nobody's: no company could be found. Kept until someone assigns it.</summary>
    Unassigned,

    /// <summary>Failed four times; kept with the last cause.</summary>
    Dead,

    /// <summary>A test event that was set aside: kept, but nobody's trouble.</summary>
    Discarded,
}
