using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;

namespace AskPro.Data.PhoneNumbers;

/// <summary>
/// Reads telephone numbers as people and telephony providers write them and gives E.164. The same reader is used when a
/// number is stored and when it is looked up, so one number has one spelling in the database.
/// </summary>
public static class PhoneNumberReader
{
    private const string DefaultRegion = "DE";
    private const string DefaultCountryCode = "49";

    // The longest German number, area code included: what is longer has its country code.
    private const int LongestNational = 11;

    // 49 and at least an area code and a subscriber; shorter is a local number without area code.
    private const int ShortestWithCountryCode = 10;

    // Area codes, and prefixes of mobile networks, have at most five digits. What else stands before a slash is a whole number, and
    // behind it stand the last digits of another one: 83793369/70.
    private const int LongestAreaCode = 5;

    // The plus and at most 15 digits; the library lets German numbers be longer.
    private const int LongestE164 = 16;

    // 116117, the doctors on call, is the longest one in Germany.
    private const int LongestShort = 6;

    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    /// <summary>
    /// Reads a number; false for anything that is not certainly one: null, <c>anonymous</c>, short codes, numbers without
    /// area code, unfilled templates. It never guesses.
    /// </summary>
    /// <param name="text">The number as it came.</param>
    /// <param name="e164">The number in E.164, for example <c>+493083793369</c>.</param>
    public static bool TryReadE164(string? text, [NotNullWhen(true)] out string? e164)
    {
        e164 = null;
        if (text is null || text.Length > 64 || !WrittenNumber.TryRead(text, out var written) || InternationalForm(written) is not { } dialled)
            return false;
        // Pagers take no calls, and some have no more digits than a postal code.
        if (Valid(dialled) is not { } number || Library.GetNumberType(number) == PhoneNumberType.PAGER)
            return false;
        var national = Library.GetNationalSignificantNumber(number);
        if (written.AfterSlash is { } last && national.Length - last > LongestAreaCode)
            return false;
        var found = Library.Format(number, PhoneNumberFormat.E164);
        e164 = found.Length <= LongestE164 ? found : null;
        return e164 is not null;
    }

    /// <summary>An E.164 number for people, for example <c>+49 30 83793369</c>; anything unreadable comes back unchanged.</summary>
    public static string Format(string e164)
    {
        try
        {
            return Library.Format(Library.Parse(e164, DefaultRegion), PhoneNumberFormat.INTERNATIONAL);
        }
        catch (NumberParseException)
        {
            return e164;
        }
    }

    /// <summary>The country that an E.164 number belongs to, ISO 3166-1; null for numbers of no country, such as +800.</summary>
    public static string? Country(string e164)
    {
        try
        {
            var region = Library.GetRegionCodeForNumber(Library.Parse(e164, DefaultRegion));
            return region is { Length: 2 } && region.All(char.IsAsciiLetterUpper) ? region : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether somebody wrote a number that is dialled as it is, such as 110, 112, 115 or 116117: for emergencies and
    /// services, never a business's own.
    /// </summary>
    public static bool IsShort(string? text)
    {
        if (text is null || text.Any(char.IsLetter) || text.Contains('+', StringComparison.Ordinal))
            return false;
        var digits = PhoneNumberUtil.NormalizeDigitsOnly(text);
        return digits.Length is >= 3 and <= LongestShort && digits[0] != '0';
    }

    private static string? InternationalForm(WrittenNumber written)
    {
        var digits = written.Digits;
        if (digits.StartsWith("00", StringComparison.Ordinal))
            return "+" + digits[2..];
        if (written.HasPlus)
            return "+" + digits;
        if (digits.StartsWith('0'))
            return HasCountryCodeAfterOneZero(written) ? "+" + digits[1..] : digits;
        return HasCountryCode(written) ? "+" + digits : null;
    }

    /// <summary>049 for 0049 or +49, unless a telephone in Germany would dial an area code with it: 04921 is Emden's.</summary>
    private static bool HasCountryCodeAfterOneZero(WrittenNumber written)
    {
        var rest = written.Digits[1..];
        if (!rest.StartsWith(DefaultCountryCode, StringComparison.Ordinal))
            return false;
        return written.First == "0" + DefaultCountryCode || (!StandsApart(written, rest) && (rest.Length > LongestNational || AreaCode(rest) == 0));
    }

    /// <summary>
    /// Whether digits without plus and zero have their country code. Not if they may as well be a number that begins with 49
    /// and has lost its zero, as spreadsheets make them: 4921 123456 of Emden is not 211 23456 of Düsseldorf.
    /// </summary>
    private static bool HasCountryCode(WrittenNumber written)
    {
        var digits = written.Digits;
        if (!digits.StartsWith(DefaultCountryCode, StringComparison.Ordinal) || digits.Length < ShortestWithCountryCode)
            return false;
        return written.First == DefaultCountryCode || (!StandsApart(written, digits) && (digits.Length > LongestNational || AreaCode(digits) == 0));
    }

    /// <summary>Whether the first group is an area code that begins with 49.</summary>
    private static bool StandsApart(WrittenNumber written, string national) =>
        written.Groups.Count > 1 && written.First.TrimStart('0').Length == AreaCode(national[..Math.Min(national.Length, LongestNational)]);

    /// <summary>How long the area code of a German number is; 0 without one.</summary>
    private static int AreaCode(string national) => Valid("0" + national) is { } number ? Library.GetLengthOfGeographicalAreaCode(number) : 0;

    private static global::PhoneNumbers.PhoneNumber? Valid(string dialled)
    {
        try
        {
            var number = Library.Parse(dialled, DefaultRegion);
            return Library.IsValidNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
