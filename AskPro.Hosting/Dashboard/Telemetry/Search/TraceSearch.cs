namespace AskPro.Hosting.Dashboard.Telemetry.Search;

/// <summary>Which traces are wanted; what is not said is no condition. Sender, text and filters have to fit one and the same span.</summary>
internal sealed record TraceSearch
{
    /// <summary>Services or single processes; all when empty.</summary>
    public IReadOnlyList<string> Senders { get; init; } = [];

    /// <summary>Nanoseconds; at least this long.</summary>
    public long AtLeast { get; init; }

    /// <summary>Nanoseconds; at most this long.</summary>
    public long AtMost { get; init; } = long.MaxValue;

    /// <summary>True: with a failed span; false: without one.</summary>
    public bool? Failed { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<TagFilter> Filters { get; init; } = [];

    public TraceOrder Order { get; init; }

    public int Limit { get; init; } = 100;

    /// <summary>The first that fit in the wanted order, and how many fit altogether.</summary>
    public (IReadOnlyList<TraceView> First, int Found) In(TraceStore traces)
    {
        var words = new WordSearch(Text);
        var found = Sorted(traces.All().Where(trace => Fits(trace, words))).ToArray();
        return (found.Length > Limit ? found[..Limit] : found, found.Length);
    }

    /// <summary>Whether a single span fits, whatever its trace.</summary>
    public bool Fits(StoredSpan span, WordSearch words) =>
        span.Sender.IsMeantBy(Senders)
        && Filters.All(filter => filter.Fits(span.Tags, span.Sender.Tags))
        && (words.IsEmpty || words.Fits(span));

    private bool Fits(TraceView trace, WordSearch words) =>
        trace.Duration >= AtLeast
        && trace.Duration <= AtMost
        && (Failed is not { } failed || trace.Errors > 0 == failed)
        && trace.Spans.Any(span => Fits(span, words));

    private IOrderedEnumerable<TraceView> Sorted(IEnumerable<TraceView> traces) => Order switch
    {
        TraceOrder.Oldest => traces.OrderBy(trace => trace.Start),
        TraceOrder.Longest => traces.OrderByDescending(trace => trace.Duration),
        TraceOrder.Shortest => traces.OrderBy(trace => trace.Duration),
        _ => traces.OrderByDescending(trace => trace.Start),
    };
}
