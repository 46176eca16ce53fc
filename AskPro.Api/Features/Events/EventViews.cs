using System.Diagnostics;
using AskPro.Data.Operators;

namespace AskPro.Api.Features.Events;

/// <summary>An event of the inbox: nothing of what it says.</summary>
/// <param name="EventId">The event.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="CompanyId">Whose it is; null while that is not known.</param>
/// <param name="CompanyName">The company's name; null also of one that is gone.</param>
/// <param name="Event">Its kind as Retell calls it; null when its body could not be read.</param>
/// <param name="CallId">Retell's id of the call.</param>
/// <param name="VerifiedBy"><c>company_key</c> or <c>platform_key</c>: whose key had signed it; or why it was refused, as <c>signature_stale</c>.</param>
/// <param name="State"><c>queued</c>, <c>done</c>, <c>quarantined</c>, <c>unassigned</c>, <c>dead</c>, <c>discarded</c> or <c>refused</c>.</param>
/// <param name="Cause">Why it is not done, a stable code.</param>
/// <param name="Attempts">Failed tries, at most 4.</param>
/// <param name="Seconds">From its receipt to its state; null while it waits.</param>
/// <param name="IsTest">Whether AskPro sent it itself, as a test.</param>
internal sealed record EventRow(
    Guid EventId, DateTimeOffset ReceivedAt, Guid? CompanyId, string? CompanyName, string? Event, string? CallId, string VerifiedBy, string State, string? Cause, int Attempts,
    double? Seconds, bool IsTest)
{
    internal static EventRow Of(InboxEventRow row) => new(
        row.EventId, row.ReceivedAt, row.CompanyId, row.CompanyName, row.Event, row.CallId, row.VerifiedBy, row.State, row.Cause, row.Attempts,
        (row.FinishedAt - row.ReceivedAt)?.TotalSeconds, row.IsTest);
}

/// <summary>One event with everything that was done with it.</summary>
/// <param name="Row">The event.</param>
/// <param name="CauseDetail">What the cause is about.</param>
/// <param name="SignedAt">When the sender signed it; null when a refused request did not say.</param>
/// <param name="RunAt">When it is tried next; for what is not queued, when it was due last.</param>
/// <param name="FailedAt">When its last try failed.</param>
/// <param name="FinishedAt">When it reached its state.</param>
/// <param name="TraceId">The trace of the request that brought it (W3C Trace Context).</param>
/// <param name="BodyLength">Bytes of its body; null when that is gone, or was never read whole.</param>
/// <param name="BodySha256">SHA-256 of the body as it came, in hexadecimal digits.</param>
/// <param name="Headers">The kept headers that came with it.</param>
/// <param name="MaskedBody">Its body with its structure and codes, and <c>•••</c> for everything that may be about a person; null when it is no JSON or gone.</param>
/// <param name="IsBodyCut">Whether only the beginning of the body is stored or shown.</param>
/// <param name="Steps">What was done with it, in its order.</param>
/// <param name="Waiting">What a replay of it alone would change; no event when it cannot be replayed.</param>
internal sealed record EventView(
    EventRow Row, string? CauseDetail, DateTimeOffset? SignedAt, DateTimeOffset RunAt, DateTimeOffset? FailedAt, DateTimeOffset? FinishedAt, string? TraceId,
    int? BodyLength, string? BodySha256, IReadOnlyList<string> Headers, string? MaskedBody, bool IsBodyCut, IReadOnlyList<EventStep> Steps,
    ListEvents.WaitingEvents Waiting)
{
    internal static EventView Of(InboxEventRow row, InboxEventBody? body, IReadOnlyList<EventStep> steps, ReplayedEvents waiting) => new(
        EventRow.Of(row), row.CauseDetail, row.SignedAt, row.RunAt, row.FailedAt, row.FinishedAt,
        ActivityContext.TryParse(row.TraceParent, null, out var trace) ? trace.TraceId.ToHexString() : null, body?.Length, body?.Sha256,
        body?.Headers is { Length: > 0 } headers ? headers.Split('\n') : [], body?.Beginning is { } said ? Events.MaskedBody.Of(said, body.IsWhole) : null, body is { IsWhole: false },
        steps, ListEvents.WaitingEvents.Of(waiting));
}

/// <summary>Events that did not end well for one cause.</summary>
/// <param name="State"><c>quarantined</c>, <c>unassigned</c> or <c>dead</c>.</param>
/// <param name="Cause">The cause, a stable code.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Events">How many events.</param>
/// <param name="LastAt">When the latest was received.</param>
internal sealed record CauseRow(string State, string Cause, long Calls, long Events, DateTimeOffset LastAt);
