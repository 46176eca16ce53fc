namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>One log record. Times are nanoseconds since 1970, UTC, by the clock of the sender.</summary>
internal sealed class StoredLog
{
    public required Sender Sender { get; init; }

    /// <summary>The logger's category.</summary>
    public required string Scope { get; init; }

    /// <summary>When it was written, else when it was collected.</summary>
    public required long Time { get; init; }

    /// <summary>1 to 24 as OTLP counts: trace from 1, debug 5, information 9, warning 13, error 17, fatal 21; 0 when not said.</summary>
    public required int Severity { get; init; }
    public required string SeverityText { get; init; }
    public required string Body { get; init; }
    public required string EventName { get; init; }
    public required TraceId TraceId { get; init; }
    public required SpanId SpanId { get; init; }
    public required Tag[] Tags { get; init; }

    /// <summary>Counted from 1 in the order of arrival, given by the store.</summary>
    public long Number { get; set; }

    /// <summary>Whether a person has had it on the screen; kept by the store for errors only.</summary>
    public bool IsRead { get; set; }

    public bool IsError => Severity >= (int)LogLevelName.Error;

    public LogLevelName Level => LogLevelNames.Of(Severity);

    /// <summary>Bytes of memory, about.</summary>
    public int Size => 144 + Footprint.Of(Body) + Footprint.Of(Tags);
}
