using AskPro.Api.Features.Audit;
using AskPro.Data.Branches;

namespace AskPro.Api.Features.Branches;

/// <param name="Id">Id of the branch.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">IANA zone when it differs from the company's.</param>
/// <param name="Region">Bundesland, ISO 3166-2 (<c>DE-BE</c>); null when no public holidays are observed.</param>
/// <param name="Today">Whether it is open today.</param>
/// <param name="Version">To be sent back with a change; opaque.</param>
internal sealed record BranchRow(Guid Id, string Name, string? TimeZone, string? Region, BranchToday Today, uint Version)
{
    internal static BranchRow Of(Branch branch, string companyZone, DateTimeOffset now) =>
        new(branch.Id, branch.Name, branch.TimeZone, branch.Region, BranchToday.Of(branch, companyZone, now), branch.Version);
}

/// <param name="Branch">The branch.</param>
/// <param name="Hours">Its opening hours.</param>
/// <param name="ClosedOn">The day on which it is closed out of turn.</param>
/// <param name="ClosedReason">Why.</param>
/// <param name="Date">Today's date where it is.</param>
/// <param name="Changed">The latest change; null when there was none.</param>
internal sealed record BranchView(
    BranchRow Branch, WeekHours Hours, DateOnly? ClosedOn, string? ClosedReason, DateOnly Date, LastChange? Changed);
