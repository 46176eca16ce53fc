namespace AskPro.Data.Refusals;

/// <summary>A webhook that was refused for its signature, as it is kept for people to look at.</summary>
public sealed record RefusedWebhook
{
    /// <summary>Most bytes of a body that are kept: its beginning.</summary>
    public const int MaxBodyBytes = 16 * 1024;

    /// <summary>Said of an address that has no key.</summary>
    public const string AddressUnknown = "address_unknown";

    /// <summary>UUIDv7 of the receipt.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When the request was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The company whose address it was sent to; whoever sent it has not proved to be Retell.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Why: <c>signature_missing</c>, <c>_malformed</c>, <c>_stale</c> or <c>_invalid</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary><see cref="AddressUnknown"/>, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>The time inside the signature, when it could be read.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>The headers that are kept, one a line.</summary>
    public required string Headers { get; init; }

    /// <summary>What is known of its body; null when it did not arrive whole.</summary>
    public RefusedBody? Body { get; init; }

    /// <summary>W3C traceparent of the request.</summary>
    public string? TraceParent { get; init; }
}

/// <summary>The body of a refused webhook.</summary>
/// <param name="Beginning">At most <see cref="RefusedWebhook.MaxBodyBytes"/> bytes of it.</param>
/// <param name="Length">Bytes of the whole.</param>
/// <param name="Sha256">Of the whole.</param>
public sealed record RefusedBody(byte[] Beginning, int Length, byte[] Sha256);
