namespace AskPro.Tests.Support.Spellings;

/// <summary>How German numbers are written in Germany: with the trunk zero, or with a country code that has lost its plus.</summary>
internal static class GermanSpellings
{
    // Longest number of the German plan, area code included.
    private const int LongestNational = 11;

    private const int ShortestWithCountryCode = 10;

    public static IEnumerable<SpelledNumber> Of(NumberParts number)
    {
        foreach (var (text, rule) in National(number))
            yield return new(text, number.E164, rule);
        // 49 221 22 10 may be a local number as well, and all that is missing is its area code.
        foreach (var (text, rule) in WithoutPlus(number))
            yield return new(text, text.Count(char.IsAsciiDigit) < ShortestWithCountryCode ? null : number.E164, rule);

        // Without a separator, 4921 12345 of Emden with its zero lost looks like 49 211 2345 of Düsseldorf: then it is neither.
        var bare = number.Country + number.National;
        yield return new(bare, LooksEastFrisian(bare) ? null : number.E164, "country code without plus");
        // With one zero it is what a telephone in Germany would dial.
        var zero = "0" + bare;
        yield return new(zero, LooksEastFrisian(bare) ? "+49" + bare : number.E164, "country code after one zero");
        // A spreadsheet takes the zero away, and nothing says where the number begins.
        yield return new(number.National, null, "zero lost");
        yield return new($"{number.Area} {number.Subscriber}", null, "zero lost, blank");
    }

    private static IEnumerable<(string Text, string Rule)> National(NumberParts number)
    {
        var (area, subscriber) = (number.Area, number.Subscriber);
        yield return ($"0{area}{subscriber}", "national");
        yield return ($"0{area} {subscriber}", "national, blank");
        yield return ($"0{area}-{subscriber}", "national, hyphen");
        yield return ($"0{area}/{subscriber}", "national, slash");
        yield return ($"0{area} / {number.Pairs(' ')}", "national, slash and pairs");
        yield return ($"(0{area}) {subscriber}", "national, brackets");
        yield return ($"(0{area}){number.Threes(' ')}", "national, brackets and threes");
        yield return ($"(0) {area} {subscriber}", "national, zero in brackets");
        yield return ($"(0){area}-{subscriber}", "national, zero in brackets and hyphen");
        yield return ($"0 {area} {number.Pairs(' ')}", "national, zero apart");
        yield return ($"0-{area}-{number.Threes('-')}", "national, hyphens");
        yield return ($"0{area}.{number.Pairs('.')}", "national, points");
        yield return ($"0{area} {number.Extension("-")}", "national, extension");
        yield return ($"0{area} {number.Extension(" - ")}", "national, extension apart");
        yield return ($"0{area} \u2013 {subscriber}", "national, en dash");
        yield return ($"0{area}\u00A0{number.Pairs('\u00A0')}", "national, no-break spaces");
        yield return ($"\u202D0{area} {subscriber}\u202C", "national, direction marks");
        yield return (string.Concat($"0{area}{subscriber}".Select(digit => (char)(digit - '0' + '\uFF10'))), "national, wide digits");
    }

    private static IEnumerable<(string Text, string Rule)> WithoutPlus(NumberParts number)
    {
        var (area, subscriber) = (number.Area, number.Subscriber);
        yield return ($"49 {area} {subscriber}", "without plus, blanks");
        yield return ($"49-{area}-{number.Threes('-')}", "without plus, hyphens");
        yield return ($"(49) {area} {subscriber}", "without plus, brackets");
        yield return ($"49 (0){area} {subscriber}", "without plus, trunk in brackets");
        yield return ($"49/{area}/{subscriber}", "without plus, slashes");
        yield return ($"049 {area} {subscriber}", "one zero, blanks");
        yield return ($"049-{area}-{subscriber}", "one zero, hyphens");
    }

    private static bool LooksEastFrisian(string digits) => digits.Length <= LongestNational && EastFrisia.Has(digits);
}
