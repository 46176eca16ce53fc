using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Waterfalls;
using Xunit;
using static AskPro.Tests.Unit.LocalEngine.Dashboard.GivenTelemetry;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class WaterfallTests
{
    [Fact]
    public void Children_stand_below_their_parent_in_the_order_of_their_starts()
    {
        // Arrived from the leaves up, as spans do.
        var rows = Rows(Span(4, parent: 3, start: 25), Span(3, parent: 1, start: 20), Span(2, parent: 1, start: 10), Span(1, start: 5));

        Assert.Equal([(1UL, 0, 0L), (2UL, 1, 5L), (3UL, 1, 15L), (4UL, 2, 20L)], rows.Select(row => (row.Span.SpanId.Value, row.Depth, row.Offset)));
        Assert.Equal([2, 0, 1, 0], rows.Select(row => row.Children));
    }

    [Fact]
    public void A_span_whose_parent_never_came_stands_on_top_and_says_so()
    {
        var rows = Rows(Span(2, parent: 99, start: 10), Span(1, start: 5), Span(3, parent: 2, start: 12));

        Assert.Equal([(1UL, 0, false), (2UL, 0, true), (3UL, 1, false)], rows.Select(row => (row.Span.SpanId.Value, row.Depth, row.IsOrphan)));
    }

    [Fact]
    public void Another_clock_changes_no_place_but_is_named()
    {
        var rows = Rows(Span(1, start: 100), Span(2, parent: 1, start: 90, end: 95));

        Assert.Equal([(1UL, 10L, false), (2UL, 0L, true)], rows.Select(row => (row.Span.SpanId.Value, row.Offset, row.IsSkewed)));
    }

    [Fact]
    public void What_was_sent_twice_is_there_once() => Assert.Equal(2, Rows(Span(1), Span(2, parent: 1), Span(2, parent: 1)).Count);

    [Fact]
    public void Spans_that_are_each_others_parents_are_not_lost()
    {
        var rows = Rows(Span(1, parent: 2, start: 5), Span(2, parent: 1, start: 7), Span(3, parent: 3, start: 9));

        Assert.Equal([1UL, 2UL, 3UL], rows.Select(row => row.Span.SpanId.Value));
    }

    [Fact]
    public void A_very_deep_trace_can_be_shown()
    {
        var rows = Rows([.. Enumerable.Range(1, 15_000).Select(i => Span((ulong)i, parent: (ulong)(i - 1), start: i))]);

        Assert.Equal(14_999, rows[^1].Depth);
    }

    private static IReadOnlyList<WaterfallRow> Rows(params StoredSpan[] spans)
    {
        var store = Store();
        store.Traces.Add(spans);
        return Waterfall.Of(store.Traces.All().Single());
    }
}
