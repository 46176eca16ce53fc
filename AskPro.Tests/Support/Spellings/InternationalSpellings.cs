namespace AskPro.Tests.Support.Spellings;

/// <summary>How numbers of any country are written so that they say their country.</summary>
internal static class InternationalSpellings
{
    public static IEnumerable<SpelledNumber> Of(NumberParts number)
    {
        var (country, area, subscriber) = (number.Country, number.Area, number.Subscriber);
        foreach (var (text, rule) in Plain(number).Concat(Copied(number)))
            yield return new(text, number.E164, rule);
        if (number.Trunk.Length == 0)
            yield break;

        var trunk = number.Trunk;
        yield return new($"+{country} ({trunk}){area} {subscriber}", number.E164, "trunk in brackets");
        yield return new($"+{country} ({trunk}) {area} {subscriber}", number.E164, "trunk in brackets, spaced");
        yield return new($"+{country}({trunk}){area}/{subscriber}", number.E164, "trunk in brackets, slash");
        yield return new($"00{country} ({trunk}) {area}-{subscriber}", number.E164, "double zero and trunk in brackets");
        yield return new($"+{country} {trunk}{area} {subscriber}", number.E164, "trunk kept after the country code");
        yield return new($"+{country} ({trunk}{area}) {subscriber}", number.E164, "area code with trunk in brackets");
    }

    private static IEnumerable<(string Text, string Rule)> Plain(NumberParts number)
    {
        var (country, area, subscriber) = (number.Country, number.Area, number.Subscriber);
        yield return (number.E164, "E.164");
        yield return ($"+{country} {area} {subscriber}", "blanks");
        yield return ($"+{country}-{area}-{subscriber}", "hyphens");
        yield return ($"+{country}.{area}.{subscriber}", "points");
        yield return ($"+{country} ({area}) {subscriber}", "area code in brackets");
        yield return ($"+{country} {area}/{subscriber}", "slash");
        yield return ($"+{country} {area} {number.Pairs(' ')}", "pairs");
        yield return ($"+{country} {area} {number.Threes(' ')}", "threes");
        yield return ($"+{country} {area} {number.Extension("-")}", "extension");
        yield return ($"(+{country}) {area} {subscriber}", "country code in brackets");
        yield return ($"+ {country} {area} {subscriber}", "blank after the plus");
        yield return ($"  +{country}{number.National} ", "blanks around");
        yield return ($"00{country}{number.National}", "double zero");
        yield return ($"00{country} {area} {subscriber}", "double zero, blanks");
        yield return ($"00{country}-{area}-{number.Threes('-')}", "double zero, hyphens");
        yield return ($"00{country}/{area}/{subscriber}", "double zero, slashes");
        yield return ($"(00{country}) {area} {number.Pairs(' ')}", "double zero in brackets");
        yield return ($"00 {country} {area} {subscriber}", "double zero apart");
        yield return ($"+00{country} {area} {subscriber}", "plus and double zero");
    }

    /// <summary>What comes along when a number is copied out of a letter, a web page or an address book.</summary>
    private static IEnumerable<(string Text, string Rule)> Copied(NumberParts number)
    {
        var (country, area, subscriber) = (number.Country, number.Area, number.Subscriber);
        yield return ($"+{country}\u00A0{area}\u00A0{subscriber}", "no-break spaces");
        yield return ($"+{country}\u202F{area}\u202F{number.Pairs('\u202F')}", "narrow no-break spaces");
        yield return ($"+{country} {area} \u2013 {subscriber}", "en dash");
        yield return ($"+{country}\u2011{area}\u2011{subscriber}", "no-break hyphens");
        yield return ($"+{country} {area} \u2212 {subscriber}", "minus sign");
        yield return ($"+{country}\t{area}\t{subscriber}", "tabs");
        yield return ($"\u202A+{country} {area} {subscriber}\u202C", "direction marks of address books");
        yield return ($"\uFEFF+{country} {area}\u200B{subscriber}", "marks without width");
        yield return ($"\uFF0B{country} {area} {subscriber}", "wide plus");
        yield return ($"tel:+{country}-{area}-{subscriber}", "link");
    }
}
