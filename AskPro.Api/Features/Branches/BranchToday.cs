using AskPro.Data.Branches;

namespace AskPro.Api.Features.Branches;

/// <param name="State"><c>open</c> (at some time today), <c>closed</c>, or <c>unknown</c> while no opening hours are entered.</param>
/// <param name="Hours">When it is open today: <c>09:00-12:00, 13:00-18:00</c>.</param>
/// <param name="Holiday">Code of the public holiday that closes it.</param>
/// <param name="Reason">Why it is closed out of turn, as the company words it.</param>
internal sealed record BranchToday(string State, string? Hours, string? Holiday, string? Reason)
{
    /// <summary>Closed out of turn, then by a holiday, then by the week: in this order.</summary>
    internal static BranchToday Of(Branch branch, string companyZone, DateTimeOffset now)
    {
        var today = Date(branch, companyZone, now);
        if (branch.ClosedOn == today) return new("closed", null, null, branch.ClosedReason);
        if (branch.Region is { } region && GermanHolidays.On(today, region) is { } holiday) return new("closed", null, holiday, null);
        var week = WeekHours.Parse(branch.OpeningHours);
        if (week == WeekHours.None) return new("unknown", null, null, null);
        return week.On(today.DayOfWeek) is { } hours ? new("open", hours, null, null) : new("closed", null, null, null);
    }

    /// <summary>The date where the branch is.</summary>
    internal static DateOnly Date(Branch branch, string companyZone, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(branch.TimeZone ?? companyZone)).DateTime);
}
