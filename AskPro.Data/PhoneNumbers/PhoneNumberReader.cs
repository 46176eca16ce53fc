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

    // A German number after the trunk 0 has at most 11 digits when it begins with 49 (area codes of East Frisia).
    // Longer means that somebody wrote 0 + 49 instead of 00 + 49.
    private const int LongestNationalWith49 = 11;

    // 49 and at least an area code and a subscriber; shorter is a local number without area code.
    private const int ShortestWithCountryCode = 10;

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
        if (string.IsNullOrWhiteSpace(text) || text.Length > 64 || text.Any(char.IsLetter))
            return false;
        if (InternationalForm(text.Trim()) is not { } dialled)
            return false;
        try
        {
            var number = Library.Parse(dialled, DefaultRegion);
            if (!Library.IsValidNumber(number))
                return false;
            e164 = Library.Format(number, PhoneNumberFormat.E164);
            return true;
        }
        catch (NumberParseException)
        {
            return false;
        }
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

    private static string? InternationalForm(string text)
    {
        var digits = PhoneNumberUtil.NormalizeDigitsOnly(text);
        if (text[0] is '+' or '\uFF0B' || digits.StartsWith("00", StringComparison.Ordinal))
            return text[0] is '+' or '\uFF0B' ? text : "+" + digits[2..];
        if (digits.StartsWith('0'))
            return IsCountryCodeAfterOneZero(digits) ? "+" + digits[1..] : digits;
        return digits.StartsWith(DefaultCountryCode, StringComparison.Ordinal) && digits.Length >= ShortestWithCountryCode
            ? "+" + digits
            : null;
    }

    private static bool IsCountryCodeAfterOneZero(string digits) =>
        digits.AsSpan(1).StartsWith(DefaultCountryCode) && digits.Length - 1 > LongestNationalWith49;
}
