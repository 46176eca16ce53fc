using Npgsql;

namespace AskPro.LoadTest.Onboarding;

/// <summary>The mix, one event after the other, through a Worker that begins with nothing remembered.</summary>
internal static class MixRun
{
    /// <summary>After so many events a company is changed, without anybody being told: what is remembered of it is over.</summary>
    private const int EventsForOneChange = 200;

    public static async Task<MixResult> RunAsync(
        CachedWorker worker, KnownBusinesses businesses, NpgsqlDataSource owner, int events, CancellationToken cancellationToken)
    {
        var mix = new CallMix(businesses.Numbers.Count);
        var numbers = businesses.Numbers;
        using var reads = new CacheReads(worker.Meters);
        var wrong = 0;
        for (var i = 1; i <= events; i++)
        {
            var number = numbers[mix.Called()];
            if (await worker.ResolveAsync(number, keep: true, cancellationToken) != businesses.Owners[number])
                wrong++;
            if (i % EventsForOneChange == 0)
                await ChangeAsync(owner, businesses.Owners[numbers[mix.Changed()]], cancellationToken);
        }

        return new MixResult(reads.HitRate, wrong);
    }

    private static async Task ChangeAsync(NpgsqlDataSource owner, Guid company, CancellationToken cancellationToken)
    {
        await using var change = owner.CreateCommand("update companies set name = name || ' neu' where id = $1");
        change.Parameters.AddWithValue(company);
        await change.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <param name="HitRate">Share of the asked numbers that were remembered and still held.</param>
/// <param name="Wrong">Events that reached another company, or nobody.</param>
internal sealed record MixResult(double HitRate, int Wrong);
