namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>A trace while spans still arrive. Spans are only ever appended, so what was handed out stays as it is.</summary>
internal sealed class TraceBuffer(TraceId id)
{
    private StoredSpan[] _spans = new StoredSpan[4];
    private StoredSpan? _root;
    private StoredSpan? _earliest;
    private long _end = long.MinValue;
    private int _errors;

    public TraceId Id => id;

    public int Count { get; private set; }

    /// <summary>Bytes of memory, about.</summary>
    public long Size { get; private set; } = 256;

    public void Add(StoredSpan span)
    {
        if (Count == _spans.Length)
            Array.Resize(ref _spans, Count * 2);
        _spans[Count++] = span;
        if (span.ParentId.IsNone)
            _root ??= span;
        if (_earliest is null || span.Start < _earliest.Start)
            _earliest = span;
        _end = Math.Max(_end, span.End);
        _errors += span.IsError ? 1 : 0;
        Size += span.Size;
    }

    public TraceView View() => new(id, new ArraySegment<StoredSpan>(_spans, 0, Count), _root ?? _earliest!, _earliest!.Start, _end, _errors);
}
