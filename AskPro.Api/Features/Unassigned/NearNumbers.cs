using AskPro.Data.PhoneNumbers;

namespace AskPro.Api.Features.Unassigned;

/// <summary>
/// Numbers for which somebody may have mistaken another. Neighbours in a street differ by one digit, so this is for people to look at and
/// never decides.
/// </summary>
internal static class NearNumbers
{
    internal const string Entered = "entered";
    internal const string OneDigit = "one_digit";
    internal const string Swapped = "swapped";
    internal const string DigitMissing = "digit_missing";
    internal const string DigitExtra = "digit_extra";
    internal const string AreaCode = "area_code";

    private const string Germany = "+49";

    // Shorter endings are those of too many.
    private const int ShortestEnding = 5;

    /// <summary>The number itself and all spellings that are one slip away.</summary>
    internal static IEnumerable<string> Spellings(string e164)
    {
        yield return e164;
        for (var at = 1; at <= e164.Length; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                yield return e164.Insert(at, $"{digit}");
                if (at < e164.Length && e164[at] != digit) yield return $"{e164[..at]}{digit}{e164[(at + 1)..]}";
            }

            if (at < e164.Length) yield return e164.Remove(at, 1);
            if (at + 1 < e164.Length && e164[at] != e164[at + 1]) yield return $"{e164[..at]}{e164[at + 1]}{e164[at]}{e164[(at + 2)..]}";
        }
    }

    /// <summary>How the numbers end of which what came is the subscriber's part; null when that is too little.</summary>
    internal static string? Ending(string came)
    {
        var digits = PhoneNumberReader.TryReadE164(came, out var e164) && e164.StartsWith(Germany, StringComparison.Ordinal)
            ? e164[Germany.Length..]
            : string.Concat(came.Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length >= ShortestEnding ? digits : null;
    }

    /// <summary>What makes an entered number similar to what came; null when nothing does.</summary>
    internal static string? Kind(string came, string entered)
    {
        if (PhoneNumberReader.TryReadE164(came, out var e164))
        {
            if (e164 == entered) return Entered;
            if (e164.Length == entered.Length && Differences(e164, entered) is var places and not [])
            {
                if (places is [_]) return OneDigit;
                if (places is [var first, var second] && second == first + 1 && e164[first] == entered[second] && e164[second] == entered[first]) return Swapped;
            }

            if (IsWithoutOne(entered, e164)) return DigitMissing;
            if (IsWithoutOne(e164, entered)) return DigitExtra;
        }

        return Ending(came) is { } ending && entered.EndsWith(ending, StringComparison.Ordinal) && entered.Length > ending.Length + 1 ? AreaCode : null;
    }

    private static List<int> Differences(string left, string right) => [.. Enumerable.Range(0, left.Length).Where(at => left[at] != right[at])];

    private static bool IsWithoutOne(string longer, string shorter) =>
        longer.Length == shorter.Length + 1 && Enumerable.Range(1, longer.Length - 1).Any(at => longer.Remove(at, 1) == shorter);
}
