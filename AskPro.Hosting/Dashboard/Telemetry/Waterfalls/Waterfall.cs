namespace AskPro.Hosting.Dashboard.Telemetry.Waterfalls;

/// <summary>Brings the spans of a trace, which arrive in any order and not always all, into the order in which they called each other.</summary>
internal static class Waterfall
{
    /// <summary>Every span once: below its parent, siblings by their start.</summary>
    public static IReadOnlyList<WaterfallRow> Of(TraceView trace)
    {
        // A sender that got no answer sends again: the same span counts once.
        var spans = trace.Spans.DistinctBy(span => span.SpanId).OrderBy(span => span.Start).ThenByDescending(span => span.End).ToArray();
        var byId = spans.ToDictionary(span => span.SpanId);
        var children = spans.ToLookup(span => span.ParentId);
        var rows = new List<WaterfallRow>(spans.Length);
        var placed = new HashSet<SpanId>(spans.Length);
        foreach (var top in spans.Where(span => !byId.ContainsKey(span.ParentId)))
            Place(top, trace.Start, byId, children, placed, rows);
        // Spans that are each other's parents have no top: the earliest is taken.
        foreach (var left in spans)
            Place(left, trace.Start, byId, children, placed, rows);
        return rows;
    }

    private static void Place(
        StoredSpan top, long start, Dictionary<SpanId, StoredSpan> byId, ILookup<SpanId, StoredSpan> children, HashSet<SpanId> placed, List<WaterfallRow> rows)
    {
        // Not by recursion: a trace may be as deep as it has spans.
        var open = new Stack<(StoredSpan Span, int Depth)>();
        open.Push((top, 0));
        while (open.TryPop(out var next))
        {
            var (span, depth) = next;
            if (!placed.Add(span.SpanId))
                continue;
            var parent = byId.GetValueOrDefault(span.ParentId);
            var below = children[span.SpanId].ToArray();
            rows.Add(new WaterfallRow(
                span, depth, span.Start - start, below.Length,
                IsOrphan: !span.ParentId.IsNone && parent is null,
                IsSkewed: parent is not null && span.Start < parent.Start));
            for (var i = below.Length - 1; i >= 0; i--)
                open.Push((below[i], depth + 1));
        }
    }
}
