using System.Diagnostics;
using Npgsql;

namespace AskPro.LoadTest.Ingest;

/// <summary>The rival where pgbench is not installed: the same statement, prepared, from Npgsql connections in a closed loop.</summary>
internal static class NpgsqlRival
{
    public static async Task<double> RunAsync(string connectionString, string statement, int clients, int seconds, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create($"{connectionString};Maximum Pool Size={clients};No Reset On Close=true");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        end.CancelAfter(TimeSpan.FromSeconds(seconds));
        var inserted = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => InsertAsync(source, statement, end.Token, cancellationToken)));
        return inserted.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<int> InsertAsync(NpgsqlDataSource source, string statement, CancellationToken end, CancellationToken abort)
    {
        await using var connection = await source.OpenConnectionAsync(abort);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.PrepareAsync(abort);
        var inserted = 0;
        while (!end.IsCancellationRequested)
        {
            await command.ExecuteNonQueryAsync(abort);
            inserted++;
        }

        return inserted;
    }
}
