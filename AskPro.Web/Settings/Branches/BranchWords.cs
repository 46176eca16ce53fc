using AskPro.Web.Backend;
using AskPro.Web.Preferences;
using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Branches;

/// <summary>Whether a branch is open today, in a sentence.</summary>
internal static class BranchWords
{
    public static string Today(BranchTodayAnswer today) => today switch
    {
        { State: "unknown" } => Words.HoursUnknown,
        { Hours: { } hours } => Words.OpenToday.Replace("{0}", Short(hours), StringComparison.Ordinal),
        { Holiday: { } holiday } => $"{Words.ClosedToday}: {HolidayWords.Of(holiday)}",
        { Reason: { } reason } => $"{Words.ClosedToday}: {reason}",
        _ => Words.ClosedToday,
    };

    /// <summary>As they stand in a field: <c>09:00–12:00, 13:00–18:00</c>.</summary>
    public static string? Field(string? hours) => hours?.Replace('-', '–');

    // German clocks say "9–18 Uhr"; in English a bare hour would be taken for a.m.
    private static string Short(string hours) => Languages.Current == Languages.German
        ? string.Join(", ", hours.Split(", ").Select(span => string.Join('–', span.Split('-').Select(Clock))))
        : hours.Replace('-', '–');

    private static string Clock(string time)
    {
        var bare = time.Length > 1 && time[0] == '0' ? time[1..] : time;
        return bare.EndsWith(":00", StringComparison.Ordinal) ? bare[..^3] : bare;
    }
}
