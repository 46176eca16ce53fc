namespace AskPro.Api.Features.Branches;

/// <summary>
/// The public holidays that hold in the whole of a Bundesland, by its law as of 2026. Those of single towns (Corpus Christi in parts of
/// Saxony and Thuringia, Assumption in parts of Bavaria, the Peace Festival of Augsburg) are not here: a town's own day is a day closed
/// out of turn.
/// </summary>
internal static class GermanHolidays
{
    internal static readonly IReadOnlyList<string> Regions =
    [
        "DE-BW", "DE-BY", "DE-BE", "DE-BB", "DE-HB", "DE-HH", "DE-HE", "DE-MV", "DE-NI", "DE-NW", "DE-RP", "DE-SL", "DE-SN", "DE-ST", "DE-SH", "DE-TH",
    ];

    /// <returns>A stable code such as <c>all_saints</c>, or null on other days.</returns>
    internal static string? On(DateOnly date, string region)
    {
        var land = region[3..];
        return Fixed(date, land) ?? Movable(date.DayNumber - EasterSunday(date.Year).DayNumber, land) ?? Repentance(date, land);
    }

    /// <summary>Gregorian Easter (Meeus, Jones, Butcher).</summary>
    internal static DateOnly EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var day = h + l - (7 * m) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }

    private static string? Fixed(DateOnly date, string land) => (date.Month, date.Day) switch
    {
        (1, 1) => "new_year",
        (1, 6) when land is "BW" or "BY" or "ST" => "epiphany",
        (3, 8) when land is "BE" or "MV" => "womens_day",
        (5, 1) => "labour_day",
        // Once only, by the law of Berlin.
        (6, 17) when land is "BE" && date.Year == 2028 => "uprising_day",
        (8, 15) when land is "SL" => "assumption",
        (9, 20) when land is "TH" => "childrens_day",
        (10, 3) => "unity_day",
        (10, 31) when land is "BB" or "HB" or "HH" or "MV" or "NI" or "SH" or "SN" or "ST" or "TH" => "reformation_day",
        (11, 1) when land is "BW" or "BY" or "NW" or "RP" or "SL" => "all_saints",
        (12, 25) => "christmas_day",
        (12, 26) => "second_christmas_day",
        _ => null,
    };

    private static string? Movable(int daysAfterEaster, string land) => daysAfterEaster switch
    {
        -2 => "good_friday",
        0 when land is "BB" => "easter_sunday",
        1 => "easter_monday",
        39 => "ascension",
        49 when land is "BB" => "whit_sunday",
        50 => "whit_monday",
        60 when land is "BW" or "BY" or "HE" or "NW" or "RP" or "SL" => "corpus_christi",
        _ => null,
    };

    /// <summary>The Wednesday before 23 November.</summary>
    private static string? Repentance(DateOnly date, string land) =>
        land is "SN" && date is { Month: 11, Day: >= 16 and <= 22, DayOfWeek: DayOfWeek.Wednesday } ? "repentance_day" : null;
}
