using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Metrics;
using Xunit;
using static AskPro.Tests.Unit.LocalEngine.Dashboard.GivenTelemetry;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class TelemetryStoreTests
{
    [Fact]
    public void The_oldest_traces_go_when_there_are_too_many()
    {
        var store = Store(new TelemetryLimits { Traces = 3 });

        store.Traces.Add([.. Enumerable.Range(1, 5).Select(i => Span(id: 7, trace: (ulong)i))]);

        Assert.Equal([new TraceId(3), new TraceId(4), new TraceId(5)], store.Traces.All().Select(trace => trace.Id));
        Assert.Null(store.Traces.Find(new TraceId(2)));
        Assert.Equal(5, store.Traces.Stored);
    }

    [Fact]
    public void Memory_stays_below_its_cap_whatever_arrives()
    {
        const int cap = 100_000;
        var store = Store(new TelemetryLimits { TraceBytes = cap, LogBytes = cap, MetricBytes = cap });
        var large = new Tag("text", new string('x', 1000));
        var name = new InstrumentName(Shop, "shop", "free");

        for (var i = 1; i <= 500; i++)
        {
            store.Traces.Add([Span((ulong)i, trace: (ulong)(i / 10) + 1, tags: large)]);
            store.Logs.Add([Log("late", tags: large)]);
            for (var n = 0; n < 100; n++)
                Assert.True(store.Metrics.Add(name, "", "", InstrumentKind.Gauge, [], new MetricReading((i * 100) + n, n, IsDelta: false)));
            Assert.True(store.Traces.Bytes <= cap && store.Logs.Bytes <= cap && store.Metrics.Bytes <= cap);
        }

        Assert.InRange(store.Logs.All().Length, 30, 60);
        Assert.NotEmpty(store.Traces.All());
        Assert.InRange(store.Metrics.Find([], "shop", "free").Single().Dimensions.Single().Points.Length, 1000, 3000);
    }

    [Fact]
    public void A_new_dimension_is_refused_when_there_are_too_many()
    {
        var store = Store(new TelemetryLimits { Names = 2 });

        var taken = Enumerable.Range(0, 3).Select(i =>
            store.Metrics.Add(new InstrumentName(Shop, "shop", "sold"), "", "", InstrumentKind.Counter, [new Tag("hall", (long)i)], new MetricReading(i, i, IsDelta: false)));

        Assert.Equal([true, true, false], taken);
    }

    [Fact]
    public void A_process_that_has_ended_makes_room_for_the_dimensions_of_its_successor()
    {
        const long minute = 60 * UnixNanoseconds.Second;
        var store = Store(new TelemetryLimits { Names = 2 });
        var successor = new Sender("shop", "two", []);

        Assert.True(Sold(Shop, 0, minute));
        Assert.True(Sold(Shop, 1, minute));
        Assert.False(Sold(successor, 0, 2 * minute));
        Assert.True(Sold(successor, 0, 4 * minute));
        Assert.True(Sold(successor, 1, 4 * minute));

        Assert.Equal([successor], store.Metrics.Find([], "shop", "sold").Select(instrument => instrument.Name.Sender));

        bool Sold(Sender sender, long hall, long time) =>
            store.Metrics.Add(new InstrumentName(sender, "shop", "sold"), "", "", InstrumentKind.Counter, [new Tag("hall", hall)], new MetricReading(time, 1, IsDelta: false));
    }

    [Fact]
    public void A_sender_is_known_by_name_and_instance()
    {
        var senders = Store(new TelemetryLimits { Names = 2 }).Senders;

        var one = senders.Of([new Tag("service.name", "api"), new Tag("service.instance.id", "a")]);

        Assert.Same(one, senders.Of([new Tag("service.instance.id", "a"), new Tag("service.name", "api"), new Tag("more", true)]));
        Assert.Equal("unknown_service", senders.Of([])!.Id);
        Assert.Null(senders.Of([new Tag("service.name", "one too many")]));
        Assert.True(one!.IsMeantBy(["x", "API"]) && one.IsMeantBy(["api-a"]) && one.IsMeantBy([]) && !one.IsMeantBy(["api-b"]));
    }

    [Fact]
    public void Each_message_that_brings_something_is_announced_once()
    {
        var told = new List<string>();
        var store = Store(announce: told.Add);

        store.Traces.Add([Span(1), Span(2)]);
        store.Traces.Add([]);
        store.Logs.Add([Log("late")]);

        Assert.Equal(["traces", "logs"], told);
    }

    [Fact]
    public async Task Writers_and_readers_do_not_disturb_each_other()
    {
        var store = Store(new TelemetryLimits { Traces = 50 });
        var writers = Enumerable.Range(1, 4).Select(writer => Task.Run(
            () =>
            {
                for (var i = 1; i <= 2000; i++)
                    store.Traces.Add([Span((ulong)i, trace: (ulong)(i % 100) + 1, start: writer)]);
            },
            TestContext.Current.CancellationToken)).ToArray();
        var reader = Task.Run(
            () =>
            {
                while (!Array.TrueForAll(writers, writer => writer.IsCompleted))
                    Assert.DoesNotContain(store.Traces.All(), trace => trace.Spans.Any(span => span is null || span.TraceId != trace.Id));
            },
            TestContext.Current.CancellationToken);

        await Task.WhenAll([.. writers, reader]);
        Assert.Equal(8000, store.Traces.Stored);
    }
}
