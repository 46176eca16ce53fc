using AskPro.ServiceDefaults.LogStore;
using OpenTelemetry;

namespace AskPro.Worker.Logs;

/// <summary>
/// One look: moves what Web logged from the cache into the table, by the Worker's role, because Web's has the key ring alone. What was taken and
/// could not be written is written first the next time; a Worker that ends before that loses it, at most one batch.
/// </summary>
internal sealed class WebLogCollector(LogList list, LogTable table, LogMetrics metrics, ILogger<WebLogCollector> log)
{
    /// <summary>The list, and what the records are stored as, whatever they say.</summary>
    internal const string Service = "web";

    private readonly Queue<(string Instance, IReadOnlyList<StoredLog> Records)> _taken = [];
    private bool _isAway;

    public async Task<WebLogResult> RunOnceAsync(CancellationToken cancellationToken)
    {
        var result = await MoveAsync(cancellationToken);
        // After the suppression has ended, so that these lines are kept as well.
        if (result.Malformed > 0) log.Malformed(result.Malformed);
        if (result.Fault is not null && !_isAway) log.NotCollected(result.Fault);
        if (result.Fault is null && _isAway) log.Collected();
        _isAway = result.Fault is not null;
        return result;
    }

    private async Task<WebLogResult> MoveAsync(CancellationToken cancellationToken)
    {
        // Neither spans nor log records of a look that comes every second.
        using var quiet = SuppressInstrumentationScope.Begin();
        var (stored, malformed) = (0, 0);
        try
        {
            while (true)
            {
                stored += await StoreAsync();
                cancellationToken.ThrowIfCancellationRequested();
                if (await list.CountAsync(Service) == 0) return new(stored, malformed, null);
                // Nothing is taken that could not be written.
                await table.ReachAsync(cancellationToken);
                var taken = await list.TakeAsync(Service);
                malformed += taken.Malformed;
                foreach (var instance in taken.Logs.GroupBy(entry => entry.Instance, entry => entry.Record))
                    _taken.Enqueue((instance.Key, [.. instance]));
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new(stored, malformed, LogFault.Reason(failure));
        }
    }

    /// <summary>Writes what was taken, also while the Worker stops: it is nowhere else.</summary>
    private async Task<int> StoreAsync()
    {
        var stored = 0;
        while (_taken.TryPeek(out var batch))
        {
            try
            {
                await table.AddAsync(Service, batch.Instance, batch.Records, CancellationToken.None);
                stored += batch.Records.Count;
            }
            catch (Exception failure) when (LogFault.IsOfARecord(failure))
            {
                metrics.Dropped("refused", batch.Records.Count);
            }

            _taken.Dequeue();
        }

        return stored;
    }
}

/// <summary>What one look came to.</summary>
/// <param name="Stored">Records written.</param>
/// <param name="Malformed">Entries of the list that were none.</param>
/// <param name="Fault">Why it ended early, as SQLSTATE or the kind of trouble; null when nothing waits any more.</param>
internal sealed record WebLogResult(int Stored, int Malformed, string? Fault);
