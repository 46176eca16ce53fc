using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Branches;

/// <summary>The name of every public holiday that Api knows.</summary>
internal static class HolidayWords
{
    public static string Of(string code) => code switch
    {
        "new_year" => Words.HolidayNewYear,
        "epiphany" => Words.HolidayEpiphany,
        "womens_day" => Words.HolidayWomensDay,
        "good_friday" => Words.HolidayGoodFriday,
        "easter_sunday" => Words.HolidayEasterSunday,
        "easter_monday" => Words.HolidayEasterMonday,
        "labour_day" => Words.HolidayLabourDay,
        "ascension" => Words.HolidayAscension,
        "whit_sunday" => Words.HolidayWhitSunday,
        "whit_monday" => Words.HolidayWhitMonday,
        "corpus_christi" => Words.HolidayCorpusChristi,
        "uprising_day" => Words.HolidayUprisingDay,
        "assumption" => Words.HolidayAssumption,
        "childrens_day" => Words.HolidayChildrensDay,
        "unity_day" => Words.HolidayUnityDay,
        "reformation_day" => Words.HolidayReformationDay,
        "all_saints" => Words.HolidayAllSaints,
        "repentance_day" => Words.HolidayRepentanceDay,
        "christmas_day" => Words.HolidayChristmasDay,
        "second_christmas_day" => Words.HolidaySecondChristmasDay,
        _ => code,
    };
}
