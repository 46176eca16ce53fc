using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace AskPro.Hosting.Dashboard.Shell;

/// <summary>How one browser wants the pages: kept in its cookies, so that the server draws them right at once.</summary>
/// <param name="Theme"><c>system</c>, <c>light</c> or <c>dark</c>.</param>
/// <param name="Zone">The zone in which times are shown.</param>
internal sealed record Preferences(string Theme, TimeZoneInfo Zone)
{
    public const string ThemeCookie = "askpro-dashboard-theme";
    public const string ZoneCookie = "askpro-dashboard-zone";

    public static readonly IReadOnlyList<string> Themes = ["system", "light", "dark"];

    public static Preferences Of(HttpRequest request) => new(
        Themes.FirstOrDefault(theme => theme == request.Cookies[ThemeCookie]) ?? Themes[0],
        request.Cookies[ZoneCookie] is { Length: > 0 } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Local);

    /// <summary>The time of day, with milliseconds as log lines need it.</summary>
    public string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>Day and time.</summary>
    public string DayAndTime(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
