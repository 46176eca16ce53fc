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

    /// <summary>The instant of what a field for date and time holds; null for what is none. Of an hour that there is twice the first, of one that there is not the one after it.</summary>
    public static DateTimeOffset? Instant(string? typed, string timeZone)
    {
        if (!DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Kind != DateTimeKind.Unspecified) return null;
        var zone = Zone(timeZone);
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return local.Year is > 1 and < 9999 ? new DateTimeOffset(local, offset) : null;
    }

    private static TimeZoneInfo Zone(string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(FallbackZone);
}
