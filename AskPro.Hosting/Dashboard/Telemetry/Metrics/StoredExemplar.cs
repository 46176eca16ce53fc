namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>A single measured value and the span in which it was measured.</summary>
/// <param name="Time">Nanoseconds since 1970.</param>
internal readonly record struct StoredExemplar(long Time, double Value, TraceId TraceId, SpanId SpanId);
