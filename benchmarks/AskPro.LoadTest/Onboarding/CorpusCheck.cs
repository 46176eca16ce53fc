using AskPro.Tests.Support.Spellings;

namespace AskPro.LoadTest.Onboarding;

/// <summary>Every spelling goes the way of an event: read by the product's reader, then given to a company by the Worker's resolver in a transaction.</summary>
internal static class CorpusCheck
{
    private const int Batch = 200;
    private const int ShownMistakes = 20;

    public static async Task<CorpusResult> RunAsync(CachedWorker worker, KnownBusinesses businesses, CancellationToken cancellationToken)
    {
        var (right, wrong, unresolved) = (0, 0, 0);
        foreach (var batch in SpellingCorpus.All.Chunk(Batch))
        {
            var answers = await worker.ResolveAsync([.. batch.Select(spelling => spelling.Text)], keep: true, cancellationToken);
            foreach (var (spelling, (read, company)) in batch.Zip(answers))
            {
                var expected = spelling.E164 is { } number ? businesses.Owners[number] : (Guid?)null;
                // A number that is read out of what is none counts as wrong too, even when it happens to be nobody's.
                if (company == expected && read == spelling.E164)
                    right++;
                else if (company is null && (read is null || read == spelling.E164))
                    unresolved++;
                else
                    wrong++;
                if ((company != expected || read != spelling.E164) && wrong + unresolved <= ShownMistakes)
                    Console.WriteLine($"{spelling.Rule}: '{spelling.Text}' is {spelling.E164 ?? "nothing"}, read {read ?? "nothing"}, {(company is null ? "nobody's" : "somebody's")}");
            }
        }

        return new CorpusResult(right, wrong, unresolved);
    }
}

/// <param name="Right">Reached the company whose number they say; those that say none reached nobody.</param>
/// <param name="Wrong">Reached another company, or were read as another number.</param>
/// <param name="Unresolved">Say a number and reached nobody.</param>
internal sealed record CorpusResult(int Right, int Wrong, int Unresolved)
{
    public int All => Right + Wrong + Unresolved;
}
