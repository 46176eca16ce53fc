using System.Globalization;
using AskPro.Web.Backend;

namespace AskPro.Web.Settings.Branches;

/// <summary>What stands in the fields: as stored, or as typed when it has to be corrected.</summary>
public sealed record BranchForm(string? Name, string? TimeZone, string? Region, WeekHoursAnswer Hours, uint Version)
{
    public static BranchForm Of(BranchDetailAnswer stored) => new(
        stored.Branch.Name,
        stored.Branch.TimeZone,
        stored.Branch.Region,
        new(
            BranchWords.Field(stored.Hours.Monday), BranchWords.Field(stored.Hours.Tuesday), BranchWords.Field(stored.Hours.Wednesday),
            BranchWords.Field(stored.Hours.Thursday), BranchWords.Field(stored.Hours.Friday), BranchWords.Field(stored.Hours.Saturday),
            BranchWords.Field(stored.Hours.Sunday)),
        stored.Branch.Version);

    public static BranchForm Of(IFormCollection form) => new(
        form["name"],
        form["timeZone"],
        form["region"],
        new(form["monday"], form["tuesday"], form["wednesday"], form["thursday"], form["friday"], form["saturday"], form["sunday"]),
        uint.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);

    /// <summary>The days in their order, with name, label and text of the field.</summary>
    internal IReadOnlyList<(string Name, string Label, string? Text)> Days =>
    [
        ("monday", Label(DayOfWeek.Monday), Hours.Monday),
        ("tuesday", Label(DayOfWeek.Tuesday), Hours.Tuesday),
        ("wednesday", Label(DayOfWeek.Wednesday), Hours.Wednesday),
        ("thursday", Label(DayOfWeek.Thursday), Hours.Thursday),
        ("friday", Label(DayOfWeek.Friday), Hours.Friday),
        ("saturday", Label(DayOfWeek.Saturday), Hours.Saturday),
        ("sunday", Label(DayOfWeek.Sunday), Hours.Sunday),
    ];

    private static string Label(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);
}
