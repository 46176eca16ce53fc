using AskPro.Web.Texts;

namespace AskPro.Web.Settings.PhoneNumbers;

/// <summary>The country of a number, so that a wrong country code is seen.</summary>
internal static class CountryWords
{
    public static string Of(string? country) => country switch
    {
        null => Words.CountryNone,
        "DE" => Words.CountryGermany,
        "AT" => Words.CountryAustria,
        "CH" => Words.CountrySwitzerland,
        _ => $"{Words.CountryOther} ({country})",
    };
}
