using AskPro.Api.Features.Branches;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class GermanHolidaysTests
{
    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    [InlineData(2008, 3, 23)]
    public void Easter_is_when_the_calendar_says(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), GermanHolidays.EasterSunday(year));

    [Theory]
    [InlineData("2026-01-01", "DE-BE", "new_year")]
    [InlineData("2026-01-06", "DE-BY", "epiphany")]
    [InlineData("2026-01-06", "DE-BE", null)]
    [InlineData("2026-03-08", "DE-BE", "womens_day")]
    [InlineData("2026-04-03", "DE-HH", "good_friday")]
    [InlineData("2026-04-06", "DE-HH", "easter_monday")]
    [InlineData("2026-05-14", "DE-SN", "ascension")]
    [InlineData("2026-05-25", "DE-SN", "whit_monday")]
    [InlineData("2026-06-04", "DE-NW", "corpus_christi")]
    [InlineData("2026-06-04", "DE-NI", null)]
    [InlineData("2026-08-15", "DE-SL", "assumption")]
    [InlineData("2026-09-20", "DE-TH", "childrens_day")]
    [InlineData("2026-10-31", "DE-NI", "reformation_day")]
    [InlineData("2026-10-31", "DE-BE", null)]
    [InlineData("2026-11-01", "DE-NW", "all_saints")]
    [InlineData("2026-11-18", "DE-SN", "repentance_day")]
    [InlineData("2027-11-17", "DE-SN", "repentance_day")]
    [InlineData("2026-11-18", "DE-BY", null)]
    [InlineData("2026-12-24", "DE-BY", null)]
    [InlineData("2026-12-26", "DE-BY", "second_christmas_day")]
    public void A_day_is_a_holiday_where_the_law_says_so(string date, string region, string? holiday) =>
        Assert.Equal(holiday, GermanHolidays.On(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), region));

    [Theory]
    [InlineData("DE-BW", 12)]
    [InlineData("DE-BY", 12)]
    [InlineData("DE-BE", 10)]
    [InlineData("DE-BB", 12)]
    [InlineData("DE-HB", 10)]
    [InlineData("DE-HH", 10)]
    [InlineData("DE-HE", 10)]
    [InlineData("DE-MV", 11)]
    [InlineData("DE-NI", 10)]
    [InlineData("DE-NW", 11)]
    [InlineData("DE-RP", 11)]
    [InlineData("DE-SL", 12)]
    [InlineData("DE-SN", 11)]
    [InlineData("DE-ST", 11)]
    [InlineData("DE-SH", 10)]
    [InlineData("DE-TH", 11)]
    public void Every_Bundesland_has_its_number_of_days_a_year(string region, int count)
    {
        var year = Enumerable.Range(0, 365).Select(day => new DateOnly(2026, 1, 1).AddDays(day));

        Assert.Equal(count, year.Count(day => GermanHolidays.On(day, region) is not null));
    }
}
