namespace AskPro.Hosting.Dashboard.Telemetry.Search;

/// <summary>Which single spans are wanted, whatever their traces.</summary>
/// <param name="Of">Sender, text and filters.</param>
internal sealed record SpanSearch(TraceSearch Of)
{
    public TraceId TraceId { get; init; }

    /// <summary>Only what arrived after the span of this number.</summary>
    public long After { get; init; }

    public int Limit { get; init; } = 200;

    /// <summary>The newest that fit, in the order of their arrival.</summary>
    public IReadOnlyList<StoredSpan> In(TraceStore traces)
    {
        var words = new WordSearch(Of.Text);
        return
        [
            .. (TraceId.IsNone ? traces.All() : traces.Find(TraceId) is { } one ? [one] : [])
                .SelectMany(trace => trace.Spans)
                .Where(span => span.Number > After && (Of.Failed is not { } failed || span.IsError == failed) && Of.Fits(span, words))
                .OrderBy(span => span.Number).TakeLast(Limit),
        ];
    }
}
