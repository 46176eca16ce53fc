namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>One unit of work of a trace. Times are nanoseconds since 1970, UTC, by the clock of the sender.</summary>
internal sealed class StoredSpan
{
    public required Sender Sender { get; init; }

    /// <summary>The activity source.</summary>
    public required string Scope { get; init; }
    public required TraceId TraceId { get; init; }
    public required SpanId SpanId { get; init; }
    public required SpanId ParentId { get; init; }
    public required string Name { get; init; }
    public required SpanKind Kind { get; init; }
    public required long Start { get; init; }
    public required long End { get; init; }
    public required SpanStatus Status { get; init; }
    public required string StatusText { get; init; }
    public required Tag[] Tags { get; init; }
    public required SpanMoment[] Events { get; init; }
    public required LinkedSpan[] Links { get; init; }

    /// <summary>Counted from 1 in the order of arrival, given by the store.</summary>
    public long Number { get; set; }

    /// <summary>Nanoseconds; never negative, whatever the sender's clock did.</summary>
    public long Duration => Math.Max(0, End - Start);

    public bool IsError => Status == SpanStatus.Error;

    /// <summary>Bytes of memory, about.</summary>
    public int Size => 192 + Footprint.Of(StatusText.Length == 0 ? null : StatusText) + Footprint.Of(Tags)
        + Events.Sum(moment => 40 + Footprint.Of(moment.Tags)) + Links.Sum(link => 48 + Footprint.Of(link.Tags));
}

/// <summary>What a span does for its caller; numbers of OTLP.</summary>
internal enum SpanKind
{
    Unspecified = 0,
    Internal = 1,
    Server = 2,
    Client = 3,
    Producer = 4,
    Consumer = 5,
}

/// <summary>How a span ended; numbers of OTLP.</summary>
internal enum SpanStatus
{
    Unset = 0,
    Ok = 1,
    Error = 2,
}

/// <summary>Something that happened during a span.</summary>
/// <param name="Time">Nanoseconds since 1970.</param>
internal readonly record struct SpanMoment(long Time, string Name, Tag[] Tags);

/// <summary>Another span this one has to do with, without being its child.</summary>
internal readonly record struct LinkedSpan(TraceId TraceId, SpanId SpanId, Tag[] Tags);
