using AskPro.Hosting.Dashboard.Telemetry;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>Records as tests need them; times in nanoseconds.</summary>
internal static class GivenTelemetry
{
    public static readonly Sender Shop = new("shop", "one", [new Tag("service.name", "shop"), new Tag("region", "north")]);

    public static TelemetryStore Store(TelemetryLimits? limits = null, Action<string>? announce = null) =>
        new(limits ?? new TelemetryLimits(), TimeProvider.System, announce ?? (_ => { }));

    public static StoredSpan Span(
        ulong id, ulong parent = 0, long start = 0, long end = 100, ulong trace = 1, string name = "work",
        SpanStatus status = SpanStatus.Unset, Sender? sender = null, params Tag[] tags) => new()
        {
            Sender = sender ?? Shop,
            Scope = "shop.source",
            TraceId = new TraceId(trace),
            SpanId = new SpanId(id),
            ParentId = new SpanId(parent),
            Name = name,
            Kind = SpanKind.Internal,
            Start = start,
            End = end,
            Status = status,
            StatusText = "",
            Tags = tags,
            Events = [],
            Links = [],
        };

    public static StoredLog Log(string body, int severity = 9, long time = 0, ulong trace = 0, params Tag[] tags) => new()
    {
        Sender = Shop,
        Scope = "shop.orders",
        Time = time,
        Severity = severity,
        SeverityText = "",
        Body = body,
        EventName = "",
        TraceId = new TraceId(trace),
        SpanId = default,
        Tags = tags,
    };
}
