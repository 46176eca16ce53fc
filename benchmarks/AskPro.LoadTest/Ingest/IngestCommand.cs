using System.Globalization;
using AskPro.LoadTest.Figures;
using AskPro.LoadTest.Machine;
using Npgsql;

namespace AskPro.LoadTest.Ingest;

/// <summary>
/// How many signed webhooks become durable a second, over real sockets, compared with the most single rows pgbench can commit into the
/// same tables of the same server.
/// </summary>
internal static class IngestCommand
{
    private const double Goal = 1.5;

    public static async Task<int> RunAsync(IngestArguments arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Machine: {MachineDescription.Text()}");
        await using var postgres = await MeasuredPostgres.StartAsync(cancellationToken);
        await using var owner = NpgsqlDataSource.Create(postgres.ConnectionString());
        await using var api = await MeasuredApi.StartAsync(postgres, cancellationToken);
        var tables = new InboxTables(owner);
        await tables.RefuseUnlessDurableAsync(cancellationToken);
        await tables.KeepRivalBodyAsync(cancellationToken);
        var major = await tables.MajorAsync(cancellationToken);
        using var rival = new IngestRival(major);
        Console.WriteLine($"Postgres {major}; fsync, synchronous_commit and full_page_writes are on; {IngestMeasurement.Connections} connections.");

        var measurement = new IngestMeasurement(postgres, api, tables, arguments, rival);
        await measurement.WarmUpAsync(cancellationToken);
        var pairs = new List<IngestPair>();
        for (var number = 1; number <= arguments.Pairs; number++)
        {
            var pair = await measurement.RunAsync(cancellationToken);
            pairs.Add(pair);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"pair {number}: {pair.AcceptsPerSecond:0} accepts/s ({pair.RowsPerCommit:0} rows a commit, {pair.ApiCpuMicroseconds:0} µs of the Api each), "
                + $"{rival.Name} {pair.RivalTps:0} tps with {pair.RivalClients} clients, ratio {pair.Ratio:0.00}, load {MachineDescription.Load()}"));
        }

        return Report(arguments, pairs, rival.Name, measurement.Rows);
    }

    private static int Report(IngestArguments arguments, List<IngestPair> pairs, string rival, long rows)
    {
        var ratio = Median.Of(pairs.Select(pair => pair.Ratio));
        var rivalClients = pairs.GroupBy(pair => pair.RivalClients).MaxBy(group => group.Count())!.Key;
        Console.WriteLine(FigureLine.Of(
            ("ratio", Math.Round(ratio, 2)),
            ("accepts_per_s", Math.Round(Median.Of(pairs.Select(pair => pair.AcceptsPerSecond)))),
            ("rival", rival),
            ("rival_tps", Math.Round(Median.Of(pairs.Select(pair => pair.RivalTps)))),
            ("rival_clients", rivalClients),
            ("rows", rows),
            ("pairs", pairs.Count),
            ("worst_ratio", Math.Round(pairs.Min(pair => pair.Ratio), 2))));
        return arguments.Check && ratio < Goal ? 1 : 0;
    }
}
