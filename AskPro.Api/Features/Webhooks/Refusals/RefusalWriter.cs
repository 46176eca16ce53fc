using AskPro.Api.Features.Webhooks.Keys;
using AskPro.Data.Refusals;
using Npgsql;

namespace AskPro.Api.Features.Webhooks.Refusals;

/// <summary>Writes refused requests into the database, beside the intake and never in its way; what cannot be written is counted.</summary>
internal sealed partial class RefusalWriter(RefusedRequests refused, RefusalStore store, WebhookKeys keys, TimeProvider time, ILogger<RefusalWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>One look: writes what waits, and how many were only counted. Looks follow one another: what one has taken, the next one finds written.</summary>
    internal async Task<RefusalTurn> RunOnceAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await WriteAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    private async Task<RefusalTurn> WriteAsync(CancellationToken cancellationToken)
    {
        var (written, lost) = (0, 0);
        // Never more than wait at one time: a look ends however fast they come.
        for (var left = RefusedRequests.MostWaiting; left > 0 && refused.Take() is { } next; left--)
        {
            if (await TryAsync(async () => await store.AddAsync(await WithCompanyAsync(next), cancellationToken))) written++;
            else lost++;
        }

        if (lost > 0) refused.OnlyCount(lost);
        var counted = refused.TakeCount();
        if (counted == 0 || await TryAsync(() => store.CountAsync(counted, cancellationToken))) return new RefusalTurn(written, counted);
        refused.GiveBack(counted);
        return new RefusalTurn(written, 0);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RunOnceAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }

        using var patience = new CancellationTokenSource(LastWords, time);
        try
        {
            await RunOnceAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // The database was too slow: what was refused in the last second is not known.
        }
    }

    private async Task<RefusedWebhook> WithCompanyAsync(RefusedRequest request)
    {
        try
        {
            var key = request.Address is { } address ? await keys.FindAsync(address) : keys.Platform;
            return key is null ? request.Webhook with { Detail = RefusedWebhook.AddressUnknown } : request.Webhook with { CompanyId = key.CompanyId };
        }
        catch (Exception failure) when (failure is KeyLookupsFullException || WebhookKeys.IsLookupFailure(failure))
        {
            return request.Webhook;
        }
    }

    private async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            NotWritten(logger, failure);
            return false;
        }
    }

    [LoggerMessage(1107, LogLevel.Warning, "A refused webhook could not be stored; it is counted")]
    private static partial void NotWritten(ILogger logger, Exception exception);
}

/// <summary>What one look of <see cref="RefusalWriter"/> came to.</summary>
/// <param name="Written">Requests that are stored.</param>
/// <param name="Counted">Requests whose number alone is.</param>
internal sealed record RefusalTurn(int Written, long Counted);
