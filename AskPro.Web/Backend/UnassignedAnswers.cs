namespace AskPro.Web.Backend;

/// <param name="More">Whether there are more than these.</param>
public sealed record UnassignedListAnswer(IReadOnlyList<UnassignedGroupAnswer> Items, bool More);

/// <summary>Events that are nobody's and wait for the same.</summary>
/// <param name="EventId">One of them, by which the group is called.</param>
/// <param name="Number">The business number as it came.</param>
/// <param name="Remedy">What assigning all does: <c>number</c>, <c>agent</c> or <c>events</c>.</param>
public sealed record UnassignedGroupAnswer(
    Guid EventId, string Reason, string? Number, string? AgentId, long Calls, long Events, DateTimeOffset FirstAt, DateTimeOffset LastAt, string Remedy,
    IReadOnlyList<AssignmentSuggestionAnswer> Suggestions);

/// <summary>A company whose the events may be; nothing is decided by it.</summary>
public sealed record AssignmentSuggestionAnswer(Guid CompanyId, string CompanyName, bool VouchedFor, string Kind, string? Number);

/// <summary>A group with its latest calls.</summary>
public sealed record UnassignedAnswer(UnassignedGroupAnswer Group, IReadOnlyList<UnassignedCallAnswer> Calls);

/// <param name="EventId">By which it is assigned.</param>
/// <param name="IsThis">Whether it is the call of the event that was asked for.</param>
public sealed record UnassignedCallAnswer(Guid EventId, string? CallId, IReadOnlyList<string> EventNames, DateTimeOffset FirstAt, DateTimeOffset LastAt, bool IsThis);

/// <summary>What went to the company.</summary>
internal sealed record AssignedAnswer(long Calls, long Events, string Remedy);
