namespace AskPro.Api.Features.Unassigned;

/// <summary>Events that are nobody's and wait for the same.</summary>
/// <param name="EventId">One of them, by which the group is called.</param>
/// <param name="Reason"><c>number_unknown</c>, <c>number_unreadable</c>, <c>agent_unknown</c> or <c>agent_ambiguous</c>.</param>
/// <param name="Number">The business number as it came; null without one.</param>
/// <param name="AgentId">The agent that they name.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Events">How many events.</param>
/// <param name="FirstAt">When the earliest was received.</param>
/// <param name="LastAt">When the latest was received.</param>
/// <param name="Remedy">What assigning all of them does: enter the <c>number</c> or the <c>agent</c> for the company, so that later ones find it too, or only assign these <c>events</c>.</param>
/// <param name="Suggestions">Whose they may be. Nothing is decided by it.</param>
internal sealed record UnassignedGroup(
    Guid EventId, string Reason, string? Number, string? AgentId, long Calls, long Events, DateTimeOffset FirstAt, DateTimeOffset LastAt, string Remedy,
    IReadOnlyList<AssignmentSuggestion> Suggestions);

/// <summary>A company whose the events may be.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Its name.</param>
/// <param name="VouchedFor">Whether its numbers are checked; otherwise nothing can be assigned to it.</param>
/// <param name="Kind">
/// Why: it has <c>entered</c> the very number, or one with <c>one_digit</c> other, two <c>swapped</c>, a <c>digit_missing</c> or a <c>digit_extra</c>
/// in what came, one of which the <c>area_code</c> is missing in what came; or it has the <c>agent</c>.
/// </param>
/// <param name="Number">The number that it has entered; null for an agent.</param>
internal sealed record AssignmentSuggestion(Guid CompanyId, string CompanyName, bool VouchedFor, string Kind, string? Number);

/// <summary>A group with its calls.</summary>
/// <param name="Group">The group.</param>
/// <param name="Calls">Its own call first, then the latest; 50 at most.</param>
internal sealed record UnassignedView(UnassignedGroup Group, IReadOnlyList<UnassignedCallRow> Calls);

/// <summary>A call whose events are nobody's. What was said is not shown.</summary>
/// <param name="EventId">By which it is assigned.</param>
/// <param name="CallId">Retell's id.</param>
/// <param name="EventNames">What came, in the order of receipt.</param>
/// <param name="FirstAt">When the earliest was received.</param>
/// <param name="LastAt">When the latest was received.</param>
/// <param name="IsThis">Whether it is the call of the event that was asked for.</param>
internal sealed record UnassignedCallRow(Guid EventId, string? CallId, IReadOnlyList<string> EventNames, DateTimeOffset FirstAt, DateTimeOffset LastAt, bool IsThis);

/// <summary>The words of <see cref="UnassignedGroup.Remedy"/>.</summary>
internal static class Remedies
{
    internal const string Number = "number";
    internal const string Agent = "agent";
    internal const string Events = "events";
}
