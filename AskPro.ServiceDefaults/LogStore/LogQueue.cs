using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>
/// Records on their way out of the process. Who logs never waits: when it is full, the oldest record is forgotten and counted, because the
/// youngest says how things stand.
/// </summary>
internal sealed class LogQueue : IDisposable
{
    internal const int BatchSize = 500;

    /// <summary>Of all texts that wait, about 64 MB: while the database or the cache is away nearly every record brings a stack.</summary>
    internal const long MostCharacters = 32 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<StoredLog> _waiting = [];
    private readonly SemaphoreSlim _enough = new(0, 1);
    private readonly int _most;
    private readonly LogMetrics _metrics;
    private long _characters;

    public LogQueue(IOptions<LogStoreOptions> options, LogMetrics metrics, IMeterFactory meters)
    {
        (_most, _metrics) = (options.Value.WaitingRecords, metrics);
        meters.Create(LogMetrics.Meter).CreateObservableGauge("askpro.logs.waiting", () => Count, "{record}", "Log records that wait in the process");
    }

    public int Count
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    public void Add(StoredLog record)
    {
        var dropped = 0;
        lock (_lock)
        {
            while ((_waiting.Count >= _most || _characters + record.Characters > MostCharacters) && _waiting.TryDequeue(out var oldest))
                (_characters, dropped) = (_characters - oldest.Characters, dropped + 1);
            _waiting.Enqueue(record);
            _characters += record.Characters;
            if (_waiting.Count == BatchSize && _enough.CurrentCount == 0) _enough.Release();
        }

        _metrics.Dropped("queue_full", dropped);
    }

    /// <summary>Waits until there is enough for a batch, or this long.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => _enough.WaitAsync(longest, cancellationToken);

    /// <summary>The oldest records, at most a batch.</summary>
    public List<StoredLog> Take()
    {
        lock (_lock)
        {
            var batch = new List<StoredLog>(Math.Min(BatchSize, _waiting.Count));
            while (batch.Count < BatchSize && _waiting.TryDequeue(out var record))
            {
                _characters -= record.Characters;
                batch.Add(record);
            }

            return batch;
        }
    }

    public void Dispose() => _enough.Dispose();
}
