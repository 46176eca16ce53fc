using System.Globalization;

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
        var arguments = new IngestArguments(Check: false, Pairs: 5, Requests: 40_000, RivalSeconds: 4);
        for (var i = 0; i < args.Length; i++)
        {
            arguments = args[i] switch
            {
                "--check" => arguments with { Check = true },
                "--pairs" => arguments with { Pairs = Number(args, ++i) },
                "--requests" => arguments with { Requests = Number(args, ++i) },
                "--rival-seconds" => arguments with { RivalSeconds = Number(args, ++i) },
                _ => throw new ArgumentException($"Unknown argument {args[i]}."),
            };
        }

        return arguments;
    }

    private static int Number(ReadOnlySpan<string> args, int at) =>
        at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{args[at - 1]} needs a positive number.");
}
