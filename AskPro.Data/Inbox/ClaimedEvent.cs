namespace AskPro.Data.Inbox;

/// <summary>A job claimed by the running transaction; the row lock is the lease, so a crash gives it back.</summary>
public sealed record ClaimedEvent
{
    /// <summary>UUIDv7 of the receipt.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When the request was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The raw body. Empty only when retention removed it.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The company of the verified URL key; without one, the company that an earlier try found.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>The company that a person gave it.</summary>
    public Guid? AssignedCompanyId { get; init; }

    /// <summary>Whose key the signature was checked with.</summary>
    public required InboxVerifier VerifiedBy { get; init; }

    /// <summary>The event's name.</summary>
    public string? Event { get; init; }

    /// <summary>Retell's call id.</summary>
    public string? CallId { get; init; }

    /// <summary>The lane the job waited in.</summary>
    public required string Lane { get; init; }

    /// <summary>Failures so far, 0 to 3.</summary>
    public required int Attempts { get; init; }

    /// <summary>The time inside the signature.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>W3C traceparent of the request.</summary>
    public string? TraceParent { get; init; }
}
