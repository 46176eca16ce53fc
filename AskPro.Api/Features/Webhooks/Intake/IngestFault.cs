using AskPro.Integrations.Retell.Signatures;

namespace AskPro.Api.Features.Webhooks.Intake;

/// <summary>A reason to refuse a webhook.</summary>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Code">Stable code, in the answer, the log and the metric.</param>
/// <param name="Title">The same for people.</param>
internal sealed record IngestFault(int Status, string Code, string Title)
{
    public static readonly IngestFault SignatureMissing = new(401, "signature_missing", "The header x-retell-signature is missing.");

    public static readonly IngestFault SignatureMalformed = new(
        401, "signature_malformed", "The header x-retell-signature is not of the form v=<unix ms>,d=<64 hex digits>.");

    public static readonly IngestFault SignatureStale = new(
        401, "signature_stale", "The signature is more than five minutes away from the receiver's clock.");

    /// <summary>Also the answer to an address nobody has, so that addresses cannot be found by asking.</summary>
    public static readonly IngestFault SignatureInvalid = new(401, "signature_invalid", "The signature does not belong to this body and address.");

    public static readonly IngestFault TooLarge = new(413, "body_too_large", "The body is larger than this service accepts.");

    /// <summary>The sender hung up, was too slow or broke the rules of HTTP; nobody may be there to hear it.</summary>
    public static readonly IngestFault BodyIncomplete = new(400, "body_incomplete", "The body did not arrive whole. Send it again.");

    public static readonly IngestFault QueueFull = new(503, "queue_full", "The intake is full. Send it again later.");

    public static readonly IngestFault DatabaseUnavailable = new(
        503, "database_unavailable", "The event could not be stored for sure. Send it again later.");

    /// <summary>Said to addresses not known here only, whether somebody has them or not.</summary>
    public static readonly IngestFault KeyLookupsFull = new(503, "key_lookups_full", "Too many addresses are being looked up. Send it again later.");

    public static readonly IngestFault KeyUnreadable = new(503, "key_unreadable", "The key of this address cannot be read. Send it again later.");

    public static readonly IReadOnlyList<IngestFault> All =
    [
        SignatureMissing, SignatureMalformed, SignatureStale, SignatureInvalid, TooLarge, BodyIncomplete, QueueFull, DatabaseUnavailable,
        KeyLookupsFull, KeyUnreadable,
    ];

    /// <summary>The fault behind a verdict, or null when there is none.</summary>
    public static IngestFault? Of(RetellSignatureVerdict verdict) => verdict switch
    {
        RetellSignatureVerdict.Valid => null,
        RetellSignatureVerdict.Missing => SignatureMissing,
        RetellSignatureVerdict.Malformed => SignatureMalformed,
        RetellSignatureVerdict.Stale => SignatureStale,
        _ => SignatureInvalid,
    };
}
