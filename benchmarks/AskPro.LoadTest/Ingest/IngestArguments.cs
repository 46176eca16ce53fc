using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Ingest;

/// <summary>How <c>ingest</c> measures.</summary>
/// <param name="Check">Exit with 1 when the ratio misses its goal.</param>
/// <param name="Pairs">Interleaved pairs; the median ratio counts, so fewer than five say little.</param>
/// <param name="Requests">Signed webhooks a pair.</param>
/// <param name="RivalSeconds">Length of each pgbench run, one for every number of clients.</param>
internal sealed record IngestArguments(bool Check, int Pairs, int Requests, int RivalSeconds)
{
    public static IngestArguments Read(ReadOnlySpan<string> args)
    {
        var read = new ArgumentReader(args, ("--pairs", 5), ("--requests", 40_000), ("--rival-seconds", 4));
        return new IngestArguments(read.Check, read["--pairs"], read["--requests"], read["--rival-seconds"]);
    }
}
