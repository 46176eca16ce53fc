using System.Globalization;
using AskPro.Data.PhoneNumbers;
using AskPro.Tests.Support.Spellings;
using Xunit;

namespace AskPro.Tests.Unit.PhoneNumbers;

public sealed class SpellingCorpusTests
{
    [Fact]
    public void The_corpus_is_large_and_has_both_kinds()
    {
        Assert.True(SpellingCorpus.All.Count(spelling => spelling.E164 is not null) >= 2000, "fewer than 2,000 spellings");
        Assert.True(SpellingCorpus.All.Count(spelling => spelling.E164 is null) >= 500, "fewer than 500 that say nothing");
    }

    [Fact]
    public void Every_spelling_is_read_as_what_it_says_and_nothing_is_read_out_of_the_rest()
    {
        var misread = SpellingCorpus.All.Select(spelling => (Spelling: spelling, Read: Read(spelling.Text)))
            .Where(answer => answer.Read != answer.Spelling.E164)
            .Select(answer => $"{answer.Spelling.Rule}: '{answer.Spelling.Text}' is {answer.Spelling.E164 ?? "nothing"}, read {answer.Read ?? "nothing"}")
            .ToArray();

        Assert.True(misread.Length == 0, string.Join('\n', misread));
    }

    [Fact]
    public void What_was_read_is_read_again_as_the_same() =>
        Assert.All(SpellingCorpus.All.Select(spelling => spelling.E164).OfType<string>().Distinct(), e164 =>
        {
            Assert.Equal(e164, Read(e164));
            Assert.Equal(e164, Read(PhoneNumberReader.Format(e164)));
        });

    [Fact]
    public void No_postal_code_is_a_number() =>
        Assert.DoesNotContain(Enumerable.Range(1001, 98_998).Select(code => code.ToString("00000", CultureInfo.InvariantCulture)), code => Read(code) is not null);

    private static string? Read(string? text) => PhoneNumberReader.TryReadE164(text, out var e164) ? e164 : null;
}
