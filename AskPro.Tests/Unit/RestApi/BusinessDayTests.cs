using System.Globalization;
using AskPro.Api.Features.Calls;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class BusinessDayTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-11-22T23:30:00Z", "2026-11-22T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-11-22T22:59:59Z", "2026-11-21T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z")]
    [InlineData("Africa/Cairo", "2026-04-24T10:00:00Z", "2026-04-23T22:00:00Z")]
    public void The_day_begins_at_local_midnight_also_when_clocks_change(string zone, string now, string start) =>
        Assert.Equal(Instant(start), BusinessDay.Start(Instant(now), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
