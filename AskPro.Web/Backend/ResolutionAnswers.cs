namespace AskPro.Web.Backend;

/// <summary>Whose calls to a number are, and why.</summary>
/// <param name="Code">Why it is no number.</param>
/// <param name="Verdict">One of <c>number</c>, <c>not_vouched</c>, <c>nobody</c>, <c>not_yours</c>; null for no number.</param>
/// <param name="Contradictions">Calls to this number that went elsewhere.</param>
/// <param name="Waiting">Events that wait for the number; null where that is not told.</param>
public sealed record ResolvedNumberAnswer(
    string? E164, string? Display, string? Country, string? Code, string? Verdict, Guid? CompanyId, string? CompanyName, string? CompanyState,
    string? BranchName, IReadOnlyList<ResolutionContradictionAnswer> Contradictions, long? Waiting);

/// <summary>Calls to a number that went to another company than the one that has entered it.</summary>
public sealed record ResolutionContradictionAnswer(Guid CompanyId, string CompanyName, long Calls, DateTimeOffset LastAt);
