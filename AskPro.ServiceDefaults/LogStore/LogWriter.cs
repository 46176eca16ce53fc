using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>
/// Hands waiting records over, every second or as soon as a batch is full, one batch at a time. While the database, or the cache where that is the
/// way, is away they wait. Of itself it says one line when that begins and one when it is over.
/// </summary>
internal sealed partial class LogWriter(LogQueue queue, ILogSink sink, LogOrigin origin, LogMetrics metrics, ILogger<LogWriter> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private List<StoredLog> _batch = [];
    private bool _isAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await queue.WaitAsync(Interval, stoppingToken);
                await RunOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What waits is written once more when the others have stopped.
        }
    }

    /// <summary>What the process said at its end, within two seconds.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LastPatience);
        try
        {
            await RunOnceAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It does not answer in time, and a process that ends waits for nobody.
        }
    }

    /// <summary>Writes all that waits.</summary>
    internal async Task<LogWriteResult> RunOnceAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var (stored, fault) = await WriteAsync(cancellationToken);
            // After the suppression has ended, so that these two lines are kept as well.
            if (fault is not null && !_isAway) Away(log, fault);
            if (fault is null && _isAway) Back(log);
            _isAway = fault is not null;
            return new(stored, _batch.Count + queue.Count, fault);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<(int Stored, string? Fault)> WriteAsync(CancellationToken cancellationToken)
    {
        // Neither spans nor log records of what happens here: they would be written here again.
        using var quiet = SuppressInstrumentationScope.Begin();
        var stored = 0;
        while (true)
        {
            if (_batch.Count == 0) _batch = queue.Take();
            if (_batch.Count == 0) return (stored, null);
            try
            {
                await sink.AddAsync(origin.Service, origin.Instance, _batch, cancellationToken);
                stored += _batch.Count;
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                if (!LogFault.IsOfARecord(failure)) return (stored, LogFault.Reason(failure));
                // It would be refused for ever, and everything behind it would wait.
                metrics.Dropped("refused", _batch.Count);
            }

            _batch = [];
        }
    }

    [LoggerMessage(EventId = 906, Level = LogLevel.Warning, Message = "Log records cannot be stored ({Reason}); they wait in memory, the oldest are given up first")]
    private static partial void Away(ILogger log, string reason);

    [LoggerMessage(EventId = 907, Level = LogLevel.Information, Message = "Log records are stored again")]
    private static partial void Back(ILogger log);
}

/// <summary>What one turn came to.</summary>
/// <param name="Stored">Records handed over.</param>
/// <param name="Waiting">Records that still wait.</param>
/// <param name="Fault">Why, as SQLSTATE or the kind of trouble; null when none was hindered.</param>
internal sealed record LogWriteResult(int Stored, int Waiting, string? Fault);
