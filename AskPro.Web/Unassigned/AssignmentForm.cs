namespace AskPro.Web.Unassigned;

/// <summary>What stands in the fields.</summary>
/// <param name="Scope"><c>call</c> or <c>all</c>: the button.</param>
public sealed record AssignmentForm(Guid? CompanyId = null, string? Scope = null, string? Reason = null);
