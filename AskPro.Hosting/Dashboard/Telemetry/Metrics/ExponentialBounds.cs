namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>
/// Exponential histograms change their scale while they run. Here all get the same bounds, each 19 % above the one
/// before, so that points can be subtracted from each other.
/// </summary>
internal static class ExponentialBounds
{
    private const int Scale = 2;
    private const int Lowest = -32 * 4;
    private const int Highest = 32 * 4;

    /// <summary>2^(i/4) from 2^-32 to 2^32: with seconds from a quarter of a nanosecond to 136 years.</summary>
    public static double[] Bounds { get; } = [.. Enumerable.Range(Lowest, Highest - Lowest + 1).Select(i => Math.Pow(2, i / 4.0))];

    /// <param name="scale">Bucket i of the sender ends at 2^((i + 1) / 2^scale).</param>
    /// <param name="offset">The sender's first bucket.</param>
    /// <param name="counts">From there on.</param>
    /// <param name="zeros">Values at zero; with <paramref name="below"/> they go into the lowest bucket.</param>
    /// <param name="below">Negative values.</param>
    public static BucketCounts Read(int scale, int offset, IReadOnlyList<ulong> counts, ulong zeros, ulong below)
    {
        var sums = new ulong[Bounds.Length + 1];
        sums[0] = zeros + below;
        for (var i = 0; i < counts.Count; i++)
        {
            // The upper end of the sender's bucket in quarter powers of two, rounded up to one of ours.
            var end = Math.Ceiling(((double)offset + i + 1) * Math.Pow(2, Scale - scale));
            sums[(int)Math.Clamp(end - Lowest, 0, Bounds.Length)] += counts[i];
        }

        return new BucketCounts(Bounds, sums);
    }
}
