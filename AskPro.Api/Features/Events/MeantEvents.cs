using AskPro.Data.Operators;

namespace AskPro.Api.Features.Events;

/// <summary>What may be asked for in the queries of events, and what may not.</summary>
internal static class MeantEvents
{
    private const int LongestText = 200;

    private static readonly string[] States = ["queued", "done", "quarantined", "unassigned", "dead", "discarded", EventsMeant.Aside, EventsMeant.Refused];

    private static readonly string[] Verifiers =
        ["company_key", "platform_key", "signature_missing", "signature_malformed", "signature_stale", "signature_invalid"];

    /// <summary>What was typed, without blanks; null where nothing was.</summary>
    internal static EventsMeant Trimmed(EventsMeant typed) => typed with
    {
        State = Text(typed.State),
        Event = Text(typed.Event),
        Cause = Text(typed.Cause),
        CallId = Text(typed.CallId),
        VerifiedBy = Text(typed.VerifiedBy),
        From = typed.From?.ToUniversalTime(),
        Until = typed.Until?.ToUniversalTime(),
    };

    /// <summary>Why the query cannot be answered; null when it can.</summary>
    internal static string? Fault(EventsMeant meant) =>
        meant.State is { } state && !States.Contains(state) ? "state is queued, done, quarantined, unassigned, dead, discarded, refused or aside."
        : meant.VerifiedBy is { } verifier && !Verifiers.Contains(verifier) ? "verifiedBy is company_key, platform_key, signature_missing, signature_malformed, signature_stale or signature_invalid."
        : new[] { meant.Event, meant.Cause, meant.CallId }.Any(text => text is { Length: > LongestText } || text?.Contains('\0') is true)
            ? "event, cause and callId have at most 200 characters."
        : null;

    private static string? Text(string? typed) => typed?.Trim() is { Length: > 0 } text ? text : null;
}
