namespace AskPro.Web.Backend;

/// <summary>The branches of the company.</summary>
public sealed record BranchListAnswer(IReadOnlyList<BranchRowAnswer> Items);

/// <param name="Region">ISO 3166-2 of the Bundesland; null without public holidays.</param>
/// <param name="Version">Sent back with a change; Api refuses it when somebody else was faster.</param>
public sealed record BranchRowAnswer(Guid Id, string Name, string? TimeZone, string? Region, BranchTodayAnswer Today, uint Version);

/// <param name="State"><c>open</c>, <c>closed</c> or <c>unknown</c>.</param>
public sealed record BranchTodayAnswer(string State, string? Hours, string? Holiday, string? Reason);

/// <param name="Date">Today where the branch is.</param>
/// <param name="Changed">The latest change; null when there was none.</param>
public sealed record BranchDetailAnswer(
    BranchRowAnswer Branch, WeekHoursAnswer Hours, DateOnly? ClosedOn, string? ClosedReason, DateOnly Date, LastChangeAnswer? Changed);

/// <summary>Spans such as <c>09:00-12:00, 13:00-18:00</c> by day; null is closed.</summary>
public sealed record WeekHoursAnswer(
    string? Monday, string? Tuesday, string? Wednesday, string? Thursday, string? Friday, string? Saturday, string? Sunday);
