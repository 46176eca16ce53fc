namespace AskPro.Web.Backend;

/// <param name="Waiting">What a replay with the same filter would process.</param>
/// <param name="Causes">What did not end well, by cause.</param>
/// <param name="RefusedOnlyCounted">Requests refused in the last seven days of which nothing was stored.</param>
public sealed record EventListAnswer(IReadOnlyList<EventRowAnswer> Items, Guid? NextCursor, WaitingEventsAnswer Waiting, IReadOnlyList<CauseRowAnswer> Causes, long RefusedOnlyCounted);

/// <summary>An event of the inbox: nothing of what it says.</summary>
/// <param name="Seconds">From its receipt to its state; null while it waits.</param>
/// <param name="IsTest">Whether AskPro sent it itself, as a test.</param>
public sealed record EventRowAnswer(
    Guid EventId, DateTimeOffset ReceivedAt, Guid? CompanyId, string? CompanyName, string? Event, string? CallId, string VerifiedBy, string State, string? Cause, int Attempts,
    double? Seconds, bool IsTest);

/// <summary>What a replay would change.</summary>
/// <param name="Ahead">Of these calls, those that already stand where their events would bring them, or further.</param>
/// <param name="WithoutCall">Of these events, those that name no call.</param>
public sealed record WaitingEventsAnswer(long Calls, long Events, long Ahead, long WithoutCall);

/// <summary>Events that did not end well for one cause.</summary>
public sealed record CauseRowAnswer(string State, string Cause, long Calls, long Events, DateTimeOffset LastAt);

/// <summary>One event with everything that was done with it.</summary>
public sealed record EventAnswer(
    EventRowAnswer Row, string? CauseDetail, DateTimeOffset? SignedAt, DateTimeOffset RunAt, DateTimeOffset? FailedAt, DateTimeOffset? FinishedAt, string? TraceId,
    int? BodyLength, string? BodySha256, IReadOnlyList<string> Headers, string? MaskedBody, bool IsBodyCut, IReadOnlyList<EventStepAnswer> Steps,
    WaitingEventsAnswer Waiting);

/// <summary>One step of an event.</summary>
/// <param name="Detail">A code: of the verdict, the cause, or how its company was found.</param>
public sealed record EventStepAnswer(string Step, DateTimeOffset At, string? Detail);

/// <summary>What an event says, in clear.</summary>
/// <param name="IsCut">Whether it is only its beginning.</param>
public sealed record ClearBodyAnswer(string Text, bool IsCut);

/// <summary>What is processed again.</summary>
internal sealed record ReplayedAnswer(long Calls, long Events);

public sealed record OwnEventListAnswer(IReadOnlyList<OwnEventRowAnswer> Items, Guid? NextCursor);

/// <summary>An event of the company: nothing of what it says.</summary>
/// <param name="CallId">The call it became part of.</param>
public sealed record OwnEventRowAnswer(Guid EventId, DateTimeOffset ReceivedAt, string? Event, string VerifiedBy, string State, string? Cause, Guid? CallId);
