namespace AskPro.Tests.Support.Spellings;

/// <summary>
/// Spellings of numbers with what they say, made by rules that people wrote and not by the library that the reader uses: the same
/// mistake cannot be on both sides.
/// </summary>
internal static class SpellingCorpus
{
    /// <summary>As the product before this one met them in its data; all of them were one number, and it read few.</summary>
    private static readonly string[] Met =
    [
        "+493083793369", "+49 30 837 93 369", "+49-30-83793369", "+49-30-837-93-369", "+49 (30) 83793369", "+49 (30) 837 93 369", "030 83793369", "030-83793369", "0-30-837-933-69",
        "0049 30 83793369", "493083793369", "0493083793369",
    ];

    private static readonly SpelledNumber[] MetElsewhere =
    [
        new("+49 176 12345678", "+4917612345678", "met"), new("0176 12345678", "+4917612345678", "met"), new("+4915112345678", "+4915112345678", "met"),
        new("0800 3301000", "+498003301000", "met"), new("+43 1 5123456", "+4315123456", "met"), new("+41 44 668 18 00", "+41446681800", "met"),
    ];

    /// <summary>Every text once. Where two rules make the same text, they say the same of it, or making the corpus fails.</summary>
    public static IReadOnlyList<SpelledNumber> All { get; } = Distinct(
    [
        .. Met.Select(text => new SpelledNumber(text, "+493083793369", "met")),
        .. MetElsewhere,
        .. KnownNumbers.German.SelectMany(InternationalSpellings.Of),
        .. KnownNumbers.German.SelectMany(GermanSpellings.Of),
        .. KnownNumbers.Austrian.SelectMany(InternationalSpellings.Of),
        .. KnownNumbers.Swiss.SelectMany(InternationalSpellings.Of),
        .. KnownNumbers.Others.SelectMany(InternationalSpellings.Of),
        .. NotNumbers.All(),
    ]);

    private static SpelledNumber[] Distinct(IEnumerable<SpelledNumber> spellings) =>
    [
        .. spellings.GroupBy(spelling => spelling.Text).Select(same =>
            same.Select(spelling => spelling.E164).Distinct().Count() == 1
                ? same.First()
                : throw new InvalidOperationException($"'{same.Key}' says two things: {string.Join(", ", same.Select(spelling => $"{spelling.E164} ({spelling.Rule})"))}")),
    ];
}
