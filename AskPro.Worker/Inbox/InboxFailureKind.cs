namespace AskPro.Worker.Inbox;

/// <summary>Whom a failure counts against.</summary>
internal enum InboxFailureKind
{
    /// <summary>The event's own: a value that Postgres refuses, a defect. Trying the same again at once cannot help.</summary>
    Own,

    /// <summary>Reported by a server that is there: time-out, memory, deadlock. Most pass; one that comes back has an event behind it.</summary>
    Passing,

    /// <summary>The server is away, stopping, full or read-only. Never an event's.</summary>
    Away,
}
