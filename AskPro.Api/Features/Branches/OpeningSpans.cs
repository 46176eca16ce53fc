using System.Globalization;
using System.Text.RegularExpressions;
using AskPro.Api.Hosting.Validation;

namespace AskPro.Api.Features.Branches;

/// <summary>Reads the opening hours of a day as people write them: <c>9-12, 13.30 – 18 Uhr</c>.</summary>
internal static partial class OpeningSpans
{
    private const int Midnight = 24 * 60;
    private const int Longest = 200;

    /// <param name="text">Spans separated by commas; nothing means closed.</param>
    /// <param name="spans">In the order of the day.</param>
    /// <returns>Null, or the code of the reason why not.</returns>
    internal static string? Read(string? text, out IReadOnlyList<OpeningSpan> spans)
    {
        spans = [];
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > Longest) return FieldErrorCodes.TooLong;
        var read = new List<OpeningSpan>();
        foreach (var part in text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Span().Match(part) is not { Success: true } match) return FieldErrorCodes.UnreadableHours;
            var span = new OpeningSpan(Minutes(match, "from"), Minutes(match, "to"));
            if (span.From > Midnight || span.To > Midnight || span.From == span.To) return FieldErrorCodes.UnreadableHours;
            if (span.To < span.From) return FieldErrorCodes.AfterMidnight;
            read.Add(span);
        }

        read.Sort((left, right) => left.From.CompareTo(right.From));
        if (read.Zip(read.Skip(1)).Any(pair => pair.Second.From < pair.First.To)) return FieldErrorCodes.OverlappingHours;
        spans = read;
        return null;
    }

    internal static string? Write(IReadOnlyList<OpeningSpan> spans) => spans.Count == 0 ? null : string.Join(", ", spans);

    private static int Minutes(Match match, string side) =>
        (Number(match.Groups[side + "hour"].Value) * 60) + (match.Groups[side + "minute"] is { Success: true } minute ? Number(minute.Value) : 0);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:von\s+)?(?<fromhour>\d{1,2})(?:[:.](?<fromminute>[0-5]\d))?\s*(?:Uhr|h)?\s*(?:[-\u2010-\u2015]|bis|to)\s*(?<tohour>\d{1,2})(?:[:.](?<tominute>[0-5]\d))?\s*(?:Uhr|h)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Span();
}
