using System.Globalization;
using AskPro.Web.Calls;
using Xunit;

namespace AskPro.Tests.Unit.Web;

public sealed class CompanyClockTests
{
    // 00:30 on the 24th in Berlin is still the 23rd in UTC.
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("de-DE", "2026-11-23T23:05:00Z", "Heute, 00:05")]
    [InlineData("de-DE", "2026-11-23T22:59:00Z", "Gestern, 23:59")]
    [InlineData("de-DE", "2026-11-16T07:30:00Z", "Mo, 16.11., 08:30")]
    [InlineData("de-DE", "2025-07-01T07:30:00Z", "Di, 01.07.2025, 09:30")]
    [InlineData("en-GB", "2026-11-23T23:05:00Z", "Today, 00:05")]
    [InlineData("en-GB", "2026-11-16T07:30:00Z", "Mon, 16 Nov, 08:30")]
    public void Says_the_time_in_the_companys_zone(string culture, string instant, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(expected, CompanyClock.Moment(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), Now, "Europe/Berlin"));
    }

    [Fact]
    public void An_unknown_zone_is_read_as_Berlin() => Assert.Equal("00:30", CompanyClock.TimeOfDay(Now, "Mars/Olympus"));
}
