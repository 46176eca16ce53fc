namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>A trace as it was when it was asked for. Times in nanoseconds since 1970.</summary>
/// <param name="Id">The trace.</param>
/// <param name="Spans">In the order of their arrival.</param>
/// <param name="Root">The first span without a parent, else the earliest one.</param>
/// <param name="Start">The earliest start.</param>
/// <param name="End">The latest end.</param>
/// <param name="Errors">Spans that failed.</param>
internal sealed record TraceView(TraceId Id, ArraySegment<StoredSpan> Spans, StoredSpan Root, long Start, long End, int Errors)
{
    public long Duration => Math.Max(0, End - Start);

    /// <summary>The address of its page, with one of its spans opened.</summary>
    public static string PathOf(TraceId trace, SpanId span = default) => span.IsNone ? $"/traces/{trace}" : $"/traces/{trace}?span={span}#span";

    /// <summary>Spans of each sender, by name.</summary>
    public IEnumerable<(string Name, int Spans, bool Failed)> Parts =>
        Spans.GroupBy(span => span.Sender.Name).Select(part => (part.Key, part.Count(), part.Any(span => span.IsError))).OrderBy(part => part.Key, StringComparer.Ordinal);
}
