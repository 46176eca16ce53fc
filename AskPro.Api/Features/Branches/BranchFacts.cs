using AskPro.Data.Branches;

namespace AskPro.Api.Features.Branches;

/// <summary>What the audit log says of a branch.</summary>
internal sealed record BranchFacts(
    string Name,
    string? TimeZone,
    string? Region,
    string? Monday,
    string? Tuesday,
    string? Wednesday,
    string? Thursday,
    string? Friday,
    string? Saturday,
    string? Sunday,
    DateOnly? ClosedOn,
    string? ClosedReason)
{
    internal static BranchFacts Of(Branch branch)
    {
        var week = WeekHours.Parse(branch.OpeningHours);
        return new(
            branch.Name, branch.TimeZone, branch.Region, week.Monday, week.Tuesday, week.Wednesday, week.Thursday, week.Friday, week.Saturday,
            week.Sunday, branch.ClosedOn, branch.ClosedReason);
    }
}
