using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Search;
using Xunit;
using static AskPro.Tests.Unit.LocalEngine.Dashboard.GivenTelemetry;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class TelemetrySearchTests
{
    [Theory]
    [InlineData("hall=north", true)]
    [InlineData("HALL = North", true)]
    [InlineData("hall!=north", false)]
    [InlineData("hall!=south", true)]
    [InlineData("hall~ort", true)]
    [InlineData("hall!~ort", false)]
    [InlineData("hall", true)]
    [InlineData("missing", false)]
    [InlineData("missing!=x", true)]
    [InlineData("region=north", true)]
    [InlineData("query=a!=b", true)]
    public void Conditions_are_written_as_people_write_them(string text, bool fits) =>
        Assert.Equal(fits, TagFilter.Read(text)!.Fits([new Tag("hall", "north"), new Tag("query", "a!=b")], Shop.Tags));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("=x")]
    public void No_key_is_no_condition(string text) => Assert.Null(TagFilter.Read(text));

    [Fact]
    public void Logs_are_found_by_level_text_attribute_and_trace_the_newest_first()
    {
        var store = Store();
        store.Logs.Add([
            Log("Order 1 is late", severity: 13, time: 1, trace: 8, tags: new Tag("hall", "north")),
            Log("Order 2 is late", severity: 17, time: 3, trace: 9),
            Log("Order 3 sold", severity: 9, time: 2),
        ]);

        Assert.Equal(["Order 2 is late", "Order 3 sold", "Order 1 is late"], Bodies(new LogSearch()));
        Assert.Equal(["Order 2 is late", "Order 1 is late"], Bodies(new LogSearch { AtLeast = LogLevelName.Warning }));
        Assert.Equal(["Order 1 is late"], Bodies(new LogSearch { Text = "LATE north" }));
        Assert.Equal(["Order 1 is late"], Bodies(new LogSearch { Filters = [TagFilter.Read("hall=north")!] }));
        Assert.Equal(["Order 2 is late"], Bodies(new LogSearch { TraceId = new TraceId(9) }));
        Assert.Equal(["Order 3 sold"], Bodies(new LogSearch { After = 2 }));
        Assert.Empty(Bodies(new LogSearch { Senders = ["warehouse"] }));
        Assert.Equal((1, 3), Counts(new LogSearch { Limit = 1 }));

        IEnumerable<string> Bodies(LogSearch search) => search.In(store.Logs).Newest.Select(record => record.Body);
        (int, int) Counts(LogSearch search) => (search.In(store.Logs).Newest.Count, search.In(store.Logs).Found);
    }

    [Fact]
    public void Traces_are_found_by_duration_failure_text_and_attribute_in_the_order_one_wants()
    {
        var store = Store();
        var warehouse = new Sender("warehouse", "", []);
        store.Traces.Add([
            Span(1, trace: 1, start: 10, end: 20, name: "GET /orders"),
            Span(2, trace: 2, start: 30, end: 90, tags: new Tag("hall", "north")),
            Span(3, trace: 2, parent: 2, start: 40, end: 50, sender: warehouse, status: SpanStatus.Error),
            Span(4, trace: 3, start: 20, end: 50),
        ]);

        Assert.Equal([2UL, 3UL, 1UL], Ids(new TraceSearch()));
        Assert.Equal([1UL, 3UL, 2UL], Ids(new TraceSearch { Order = TraceOrder.Oldest }));
        Assert.Equal([2UL, 3UL, 1UL], Ids(new TraceSearch { Order = TraceOrder.Longest }));
        Assert.Equal([1UL, 3UL, 2UL], Ids(new TraceSearch { Order = TraceOrder.Shortest }));
        Assert.Equal([3UL], Ids(new TraceSearch { AtLeast = 20, AtMost = 40 }));
        Assert.Equal([2UL], Ids(new TraceSearch { Failed = true }));
        Assert.Equal([3UL, 1UL], Ids(new TraceSearch { Failed = false }));
        Assert.Equal([1UL], Ids(new TraceSearch { Text = "orders get" }));
        Assert.Equal([2UL], Ids(new TraceSearch { Senders = ["warehouse"] }));
        // Another span of the trace has it, not one of this sender.
        Assert.Empty(Ids(new TraceSearch { Senders = ["warehouse"], Filters = [TagFilter.Read("hall=north")!] }));

        IEnumerable<ulong> Ids(TraceSearch search) => search.In(store.Traces).First.Select(trace => (ulong)trace.Id.Value);
    }
}
