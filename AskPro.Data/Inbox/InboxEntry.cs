namespace AskPro.Data.Inbox;

/// <summary>A verified webhook on its way into the inbox.</summary>
public sealed record InboxEntry
{
    /// <summary>UUIDv7 of the receipt.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When the request was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>32 bytes that are equal exactly for repetitions of the same event.</summary>
    public required byte[] DedupeKey { get; init; }

    /// <summary>The raw body, unchanged.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The headers that are kept beside it, one a line.</summary>
    public string? Headers { get; init; }

    /// <summary>The company of the verified URL key, if there was one.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Whose key the signature was checked with.</summary>
    public required InboxVerifier VerifiedBy { get; init; }

    /// <summary>The event's name, when readable.</summary>
    public string? Event { get; init; }

    /// <summary>Retell's call id, when readable.</summary>
    public string? CallId { get; init; }

    /// <summary>Rows of one lane share the Worker's turns, so that a flood of one does not hold up the others.</summary>
    public required string Lane { get; init; }

    /// <summary><see cref="InboxState.Queued"/> or <see cref="InboxState.Quarantined"/>.</summary>
    public required InboxState State { get; init; }

    /// <summary>Why it is quarantined, a stable code.</summary>
    public string? Cause { get; init; }

    /// <summary>More about the cause, without personal data.</summary>
    public string? CauseDetail { get; init; }

    /// <summary>The time inside the signature.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>W3C traceparent of the request, so that the Worker's trace continues it.</summary>
    public string? TraceParent { get; init; }
}
