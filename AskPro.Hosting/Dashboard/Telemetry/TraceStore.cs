namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>The newest traces, by the arrival of their first span; the oldest go when there are too many or they take too much memory.</summary>
internal sealed class TraceStore(TelemetryLimits limits, Action changed)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TraceId, TraceBuffer> _byId = [];
    private readonly Queue<TraceBuffer> _byAge = new();
    private long _bytes;
    private long _stored;

    /// <summary>Spans taken since the start, those that were pushed out since included.</summary>
    public long Stored => Interlocked.Read(ref _stored);

    /// <summary>Bytes of memory, about.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _bytes;
        }
    }

    /// <returns>How many were refused because their trace is full.</returns>
    public int Add(IReadOnlyList<StoredSpan> spans)
    {
        var refused = 0;
        lock (_lock)
        {
            foreach (var span in spans)
                refused += Add(span) ? 0 : 1;
            while ((_byAge.Count > limits.Traces || _bytes > limits.TraceBytes) && _byAge.TryDequeue(out var oldest))
            {
                _byId.Remove(oldest.Id);
                _bytes -= oldest.Size;
            }
        }

        if (spans.Count > refused)
            changed();
        return refused;
    }

    public TraceView? Find(TraceId id)
    {
        lock (_lock)
            return _byId.GetValueOrDefault(id)?.View();
    }

    /// <summary>All traces, the oldest first.</summary>
    public IReadOnlyList<TraceView> All()
    {
        lock (_lock)
        {
            var all = new TraceView[_byAge.Count];
            var at = 0;
            foreach (var trace in _byAge)
                all[at++] = trace.View();
            return all;
        }
    }

    private bool Add(StoredSpan span)
    {
        if (!_byId.TryGetValue(span.TraceId, out var trace))
        {
            trace = new TraceBuffer(span.TraceId);
            _byId.Add(span.TraceId, trace);
            _byAge.Enqueue(trace);
            _bytes += trace.Size;
        }

        if (trace.Count >= limits.SpansPerTrace)
            return false;
        span.Number = ++_stored;
        var before = trace.Size;
        trace.Add(span);
        _bytes += trace.Size - before;
        return true;
    }
}
