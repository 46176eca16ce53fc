namespace AskPro.Hosting.Dashboard.Telemetry.Waterfalls;

/// <summary>A span in its place below its parent.</summary>
/// <param name="Depth">0 for a span without a parent.</param>
/// <param name="Offset">Nanoseconds from the start of the trace.</param>
/// <param name="Children">Spans directly below it.</param>
/// <param name="IsOrphan">It names a parent that never arrived.</param>
/// <param name="IsSkewed">By their clocks it began before its parent.</param>
internal readonly record struct WaterfallRow(StoredSpan Span, int Depth, long Offset, int Children, bool IsOrphan, bool IsSkewed);
