namespace AskPro.Web.Backend;

/// <param name="NextCursor">Of the next page; null on the last one.</param>
/// <param name="Actors">Everyone who ever changed something.</param>
public sealed record AuditPageAnswer(IReadOnlyList<AuditRowAnswer> Items, Guid? NextCursor, IReadOnlyList<AuditActorAnswer> Actors);

/// <summary>Who did what when, and the fields that changed by it.</summary>
/// <param name="ActorId">Null for a token of the company.</param>
/// <param name="TokenName">Of the API token by which it was done; null when it was done on a page.</param>
public sealed record AuditRowAnswer(
    Guid Id, DateTimeOffset At, Guid? ActorId, string ActorName, string? TokenName, string Action, string SubjectName, IReadOnlyList<AuditChangeAnswer> Changes);

/// <summary>A field's values; null where there was or is none.</summary>
public sealed record AuditChangeAnswer(string Field, string? Before, string? After);

/// <summary>Somebody to filter by.</summary>
public sealed record AuditActorAnswer(Guid Id, string Name);
