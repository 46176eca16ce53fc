namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>The newest log records; the oldest go when there are too many or they take too much memory.</summary>
/// <param name="limits">How many.</param>
/// <param name="changed">Told after each message that brought some.</param>
/// <param name="errorsChanged">Told when there are more or fewer errors that nobody has seen.</param>
internal sealed class LogStore(TelemetryLimits limits, Action changed, Action errorsChanged)
{
    private readonly Lock _lock = new();
    private readonly Queue<StoredLog> _records = new();
    private readonly UnreadErrors _unread = new();
    private long _bytes;
    private long _stored;

    /// <summary>Records taken since the start, those that were pushed out since included.</summary>
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

    /// <summary>Errors nobody has seen yet.</summary>
    public int AllUnreadErrors
    {
        get
        {
            lock (_lock)
                return _unread.All;
        }
    }

    /// <summary>Errors of a service nobody has seen yet.</summary>
    public int UnreadErrorsOf(string service)
    {
        lock (_lock)
            return _unread.Of(service);
    }

    public void Add(IReadOnlyList<StoredLog> records)
    {
        var errors = false;
        lock (_lock)
        {
            foreach (var record in records)
            {
                record.Number = ++_stored;
                _records.Enqueue(record);
                _bytes += record.Size;
                errors |= _unread.Add(record);
            }

            while ((_records.Count > limits.Logs || _bytes > limits.LogBytes) && _records.TryDequeue(out var oldest))
            {
                _bytes -= oldest.Size;
                errors |= _unread.Remove(oldest);
            }
        }

        if (records.Count > 0)
            changed();
        if (errors)
            errorsChanged();
    }

    /// <summary>Takes note that a person has these on the screen.</summary>
    public void MarkRead(IEnumerable<StoredLog> shown)
    {
        var errors = false;
        lock (_lock)
        {
            foreach (var record in shown)
                errors |= _unread.Remove(record);
        }

        if (errors)
            errorsChanged();
    }

    /// <summary>The record of this number; null when it was pushed out.</summary>
    public StoredLog? Find(long number)
    {
        lock (_lock)
            return _records.TryPeek(out var oldest) && number >= oldest.Number && number <= _stored ? _records.ElementAt((int)(number - oldest.Number)) : null;
    }

    /// <summary>All records in the order of their arrival.</summary>
    public StoredLog[] All()
    {
        lock (_lock)
            return [.. _records];
    }
}
