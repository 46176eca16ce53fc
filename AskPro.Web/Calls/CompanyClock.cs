using System.Globalization;
using AskPro.Web.Texts;

namespace AskPro.Web.Calls;

/// <summary>Times as the company reads them: in its zone, rendered by the server, never in the browser's zone.</summary>
internal static class CompanyClock
{
    private const string FallbackZone = "Europe/Berlin";

    /// <summary>"Heute, 14:32", "Gestern, 14:32", "Mo., 30.11., 08:30", with the year when it is another.</summary>
    public static string Moment(DateTimeOffset instant, DateTimeOffset now, string timeZone)
    {
        var zone = Zone(timeZone);
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        if (local.Date == today)
            return $"{Words.Today}, {time}";
        if (local.Date == today.AddDays(-1))
            return $"{Words.Yesterday}, {time}";
        var pattern = local.Year == today.Year ? Words.DatePattern : Words.DatePatternWithYear;
        return $"{local.ToString(pattern, CultureInfo.CurrentCulture)}, {time}";
    }

    public static string TimeOfDay(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.ConvertTime(instant, Zone(timeZone)).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(FallbackZone);
}
