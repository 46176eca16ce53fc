namespace AskPro.Data.Operators;

/// <summary>Which events an operator means. What is null is not asked for.</summary>
/// <param name="EventId">One event.</param>
/// <param name="CompanyId">Those of a company.</param>
/// <param name="State">Those in a state of the inbox, or <see cref="Aside"/>.</param>
/// <param name="Event">A kind, such as <c>call_ended</c>.</param>
/// <param name="Cause">Why they are not done, a stable code.</param>
/// <param name="CallId">Those of a call, by Retell's id.</param>
/// <param name="VerifiedBy">Whose key had signed them: <c>company_key</c> or <c>platform_key</c>; or why they were refused, as <c>signature_stale</c>.</param>
/// <param name="From">Received then or later.</param>
/// <param name="Until">Received before.</param>
public sealed record EventsMeant(
    Guid? EventId = null, Guid? CompanyId = null, string? State = null, string? Event = null, string? Cause = null, string? CallId = null, string? VerifiedBy = null,
    DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    /// <summary>All that did not end well: quarantined, unassigned or dead.</summary>
    public const string Aside = "aside";

    /// <summary>The state of requests whose signature was refused: never accepted, never processed.</summary>
    public const string Refused = "refused";
}

/// <summary>An event as operators see it: nothing of what it says.</summary>
/// <param name="EventId">The event.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="CompanyId">Whose it is; null while that is not known.</param>
/// <param name="CompanyName">Its name; null also of a company that is gone.</param>
/// <param name="Event">Its kind as Retell calls it; null when its body could not be read.</param>
/// <param name="CallId">Retell's id of the call.</param>
/// <param name="VerifiedBy">Whose key had signed it, or why it was refused.</param>
/// <param name="State">Its state in the inbox, or <see cref="EventsMeant.Refused"/>.</param>
/// <param name="Cause">Why it is not done.</param>
/// <param name="CauseDetail">What the cause is about.</param>
/// <param name="Attempts">Failed tries.</param>
/// <param name="SignedAt">When the sender signed it; null when a refused request did not say.</param>
/// <param name="RunAt">When it is tried next, or was tried last.</param>
/// <param name="FailedAt">When its last try failed.</param>
/// <param name="FinishedAt">When it reached its state.</param>
/// <param name="TraceParent">The trace of the request that brought it (W3C Trace Context).</param>
/// <param name="IsTest">Whether AskPro sent it itself, as a test.</param>
public sealed record InboxEventRow(
    Guid EventId, DateTimeOffset ReceivedAt, Guid? CompanyId, string? CompanyName, string? Event, string? CallId, string VerifiedBy, string State, string? Cause,
    string? CauseDetail, short Attempts, DateTimeOffset? SignedAt, DateTimeOffset RunAt, DateTimeOffset? FailedAt, DateTimeOffset? FinishedAt, string? TraceParent,
    bool IsTest);

/// <summary>What came with an event.</summary>
/// <param name="Length">Bytes of its body; null when that was never read whole.</param>
/// <param name="Sha256">Of the body as it came, in hexadecimal digits.</param>
/// <param name="Headers">The kept headers, one a line; null of old events.</param>
/// <param name="Beginning">The body, at most <see cref="MostBytes"/> of it.</param>
public sealed record InboxEventBody(int? Length, string? Sha256, string? Headers, byte[]? Beginning)
{
    /// <summary>Most bytes of a body that are shown.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>Whether the beginning is the whole.</summary>
    public bool IsWhole => Beginning?.Length == Length;
}

/// <summary>What a replay changes, or would change.</summary>
/// <param name="Calls">How many calls the events name.</param>
/// <param name="Events">How many events.</param>
/// <param name="Ahead">Of these calls, those that already stand where their events would bring them, or further.</param>
/// <param name="WithoutCall">Events that name no call.</param>
public sealed record ReplayedEvents(long Calls, long Events, long Ahead, long WithoutCall);

/// <summary>Events that did not end well for one cause.</summary>
/// <param name="State">Quarantined, unassigned or dead.</param>
/// <param name="Cause">The cause.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Events">How many events.</param>
/// <param name="LastAt">When the latest was received.</param>
public sealed record EventCause(string State, string Cause, long Calls, long Events, DateTimeOffset LastAt);
