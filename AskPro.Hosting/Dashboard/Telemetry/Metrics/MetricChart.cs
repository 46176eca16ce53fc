namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>A line of a chart.</summary>
/// <param name="Name">The dimension, or the percentile.</param>
/// <param name="Values">One for each time of the chart; null where nothing was known.</param>
internal sealed record ChartLine(string Name, double?[] Values);

/// <summary>What an instrument showed during a window, in equal steps.</summary>
/// <param name="Times">The ends of the steps, nanoseconds since 1970.</param>
/// <param name="Lines">At least one; of counters the increase a second, of histograms P50, P90 and P99.</param>
internal sealed record MetricChart(long[] Times, IReadOnlyList<ChartLine> Lines)
{
    /// <summary>Steps of a window: enough for a chart, few enough for a table.</summary>
    public const int Steps = 60;

    private static readonly (string Name, double Share)[] Percentiles = [("P50", 0.5), ("P90", 0.9), ("P99", 0.99)];

    /// <param name="kind">How the values are read.</param>
    /// <param name="dimensions">Those to show; of histograms their sum is shown.</param>
    /// <param name="end">The end of the window, nanoseconds since 1970.</param>
    /// <param name="window">Its length, nanoseconds.</param>
    public static MetricChart Of(InstrumentKind kind, IReadOnlyList<(string Name, MetricPoint[] Points)> dimensions, long end, long window)
    {
        var step = window / Steps;
        var times = new long[Steps];
        for (var i = 0; i < Steps; i++)
            times[i] = end - ((Steps - 1 - i) * step);
        return new MetricChart(times, kind switch
        {
            InstrumentKind.Histogram => OfPercentiles(dimensions, times, step),
            InstrumentKind.Counter => [.. dimensions.Select(dimension => new ChartLine(dimension.Name, [.. times.Select(time => Increase(dimension.Points, time - step, time))]))],
            _ => [.. dimensions.Select(dimension => new ChartLine(dimension.Name, [.. times.Select(time => Last(dimension.Points, time - step, time))]))],
        });
    }

    /// <summary>The values of all dimensions that were measured in a time, in one histogram; null when there were none.</summary>
    public static BucketCounts? Measured(IEnumerable<MetricPoint[]> dimensions, long after, long until)
    {
        BucketCounts? sum = null;
        foreach (var points in dimensions)
        {
            for (var i = After(points, after); i < points.Length && points[i].From <= until; i++)
            {
                if (points[i].Buckets is { } buckets)
                    sum = BucketCounts.Sum(sum, buckets.Since(i > 0 ? points[i - 1].Buckets : null));
            }
        }

        return sum is { Total: > 0 } ? sum : null;
    }

    private static ChartLine[] OfPercentiles(IReadOnlyList<(string Name, MetricPoint[] Points)> dimensions, long[] times, long step)
    {
        var measured = Array.ConvertAll(times, time => Measured(dimensions.Select(dimension => dimension.Points), time - step, time));
        return [.. Percentiles.Select(percentile => new ChartLine(percentile.Name, Array.ConvertAll(measured, counts => counts?.Percentile(percentile.Share))))];
    }

    /// <summary>A second, on average; null when the instrument was silent. What came between two points counts for the whole time between them.</summary>
    private static double? Increase(MetricPoint[] points, long after, long until)
    {
        if (points.Length == 0 || points[0].From > until || points[^1].To <= after)
            return null;
        var sum = 0.0;
        for (var i = Math.Max(1, After(points, after)); i < points.Length && points[i - 1].To < until; i++)
        {
            var (began, ended) = (points[i - 1].To, points[i].From);
            var inside = Math.Min(until, ended) - Math.Max(after, began);
            // A smaller value than before: the sender began anew.
            var grown = points[i].Value >= points[i - 1].Value ? points[i].Value - points[i - 1].Value : points[i].Value;
            sum += grown * (ended > began ? (double)inside / (ended - began) : 1);
        }

        return sum * UnixNanoseconds.Second / (until - after);
    }

    private static double? Last(MetricPoint[] points, long after, long until)
    {
        var at = After(points, until) - 1;
        return at >= 0 && (points[at].To > after || at + 1 < points.Length) ? points[at].Value : null;
    }

    /// <summary>The first point that began after a time.</summary>
    private static int After(MetricPoint[] points, long time)
    {
        var (low, high) = (0, points.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (points[middle].From > time)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
