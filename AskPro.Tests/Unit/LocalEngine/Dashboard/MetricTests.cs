using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Metrics;
using Xunit;
using static AskPro.Tests.Unit.LocalEngine.Dashboard.GivenTelemetry;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class MetricTests
{
    private const long Second = UnixNanoseconds.Second;
    private const long Minute = 60 * Second;
    private static readonly double[] Bounds = [1, 2, 4];

    [Fact]
    public void Percentiles_lie_in_a_straight_line_within_their_bucket()
    {
        var counts = new BucketCounts(Bounds, [0, 100, 80, 20]);

        Assert.Equal(2.0, counts.Percentile(0.5));
        Assert.Equal(4.0, counts.Percentile(0.9));
        Assert.Equal(1.5, counts.Percentile(0.25));
        // Beyond the last bound nothing else is known.
        Assert.Equal(4.0, counts.Percentile(0.99));
        Assert.Null(new BucketCounts(Bounds, [0, 0, 0, 0]).Percentile(0.5));
    }

    [Fact]
    public void Only_what_was_measured_in_the_window_counts()
    {
        var points = Points(
            Histogram(0, [100, 0, 0, 0], isDelta: false), Histogram(Minute, [100, 0, 10, 0], isDelta: false), Histogram(2 * Minute, [100, 30, 10, 0], isDelta: false));

        Assert.Equal(30UL, MetricChart.Measured([points], Minute, 2 * Minute)!.Total);
        Assert.Equal(1.5, MetricChart.Measured([points], Minute, 2 * Minute)!.Percentile(0.5));
        Assert.Null(MetricChart.Measured([points], 2 * Minute, 3 * Minute));
    }

    [Fact]
    public void A_sender_that_tells_only_what_is_new_is_read_the_same_way()
    {
        var points = Points(Histogram(0, [1, 0, 0, 0], isDelta: true), Histogram(Minute, [0, 2, 0, 0], isDelta: true));

        Assert.Equal([1UL, 3UL], points.Select(point => point.Buckets!.Total));
        Assert.Equal(2UL, MetricChart.Measured([points], 0, Minute)!.Total);
    }

    [Fact]
    public void A_sender_that_began_anew_loses_nothing()
    {
        var points = Points(Histogram(0, [5, 0, 0, 0], isDelta: false), Histogram(Minute, [2, 0, 0, 0], isDelta: false));

        Assert.Equal(2UL, MetricChart.Measured([points], 0, Minute)!.Total);
    }

    [Fact]
    public void Equal_points_in_a_row_are_one()
    {
        var points = Points(Reading(0, 7), Reading(Second, 7), Reading(2 * Second, 8));

        Assert.Equal([(0L, Second, 7.0), (2 * Second, 2 * Second, 8.0)], points.Select(point => (point.From, point.To, point.Value)));
    }

    [Fact]
    public void A_counter_is_shown_as_its_increase_a_second()
    {
        // Every ten seconds 50 more, then a restart.
        var points = Points(Reading(0, 100), Reading(10 * Second, 150), Reading(20 * Second, 200), Reading(30 * Second, 10));

        var line = Assert.Single(MetricChart.Of(InstrumentKind.Counter, [("all", points)], end: 60 * Second, window: Minute).Lines);

        Assert.Equal(5, line.Values[4]);
        Assert.Equal(5, line.Values[15]);
        Assert.Equal(1, line.Values[25]);
        // Nothing arrived since.
        Assert.Null(line.Values[45]);
    }

    [Fact]
    public void A_gauge_is_shown_until_its_sender_falls_silent()
    {
        var points = Points(Reading(5 * Second, 3), Reading(20 * Second, 4));

        var line = Assert.Single(MetricChart.Of(InstrumentKind.Gauge, [("all", points)], end: 60 * Second, window: Minute).Lines);

        Assert.Null(line.Values[0]);
        Assert.Equal([3, 3, 4], new[] { line.Values[5], line.Values[15], line.Values[19] });
        Assert.Null(line.Values[30]);
    }

    [Fact]
    public void Exponential_histograms_of_any_scale_meet_the_same_bounds()
    {
        // Scale 0: buckets end at powers of two. 10 values up to 2, 10 up to 4.
        var coarse = ExponentialBounds.Read(scale: 0, offset: 0, counts: [10, 10], zeros: 0, below: 0);
        var fine = ExponentialBounds.Read(scale: 3, offset: 7, counts: [10, .. new ulong[7], 10], zeros: 5, below: 0);

        Assert.Equal((20UL, 2.0, 4.0), (coarse.Total, coarse.Percentile(0.5)!.Value, coarse.Percentile(1)!.Value));
        Assert.Equal((25UL, 4.0), (fine.Total, fine.Percentile(1)!.Value));
        Assert.Equal(45UL, BucketCounts.Sum(coarse, fine).Total);
    }

    private static MetricReading Reading(long time, double value) => new(time, value, IsDelta: false);

    private static MetricReading Histogram(long time, ulong[] counts, bool isDelta) => new(time, counts.Length, isDelta) { Buckets = new BucketCounts(Bounds, counts) };

    private static MetricPoint[] Points(params MetricReading[] readings)
    {
        var store = Store();
        foreach (var reading in readings)
            Assert.True(store.Metrics.Add(new InstrumentName(Shop, "shop", "any"), "", "", InstrumentKind.Gauge, [], reading));
        return store.Metrics.Find(["shop"], "shop", "any").Single().Dimensions.Single().Points;
    }
}
