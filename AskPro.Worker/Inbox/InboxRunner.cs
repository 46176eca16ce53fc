using AskPro.Data.Inbox;
using AskPro.Worker.Feed;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Inbox;

/// <summary>
/// One turn of the pump: a batch, and when it fails for a reason of its own, or again for one that should have passed, the
/// same events one by one, so that only the guilty one is counted.
/// </summary>
internal sealed class InboxRunner(
    NpgsqlDataSource database, InboxProcessor processor, FeedPublisher feed, InboxReport report, IOptions<InboxPumpOptions> options)
{
    /// <summary>
    /// So many events in a row that run into passing failures, each alone, say more about the server than about the events:
    /// the turn ends and the others are left uncounted. Not fewer, so that a few poisoned neighbours cannot stop the rest.
    /// </summary>
    internal const int PassingFailuresInARow = 3;

    private readonly InboxQueue _queue = new();
    private readonly InboxSuspects _suspects = new();

    /// <summary>Processes what is due, at most one batch.</summary>
    /// <param name="cancellationToken">Gives up in the middle; the transaction is rolled back.</param>
    public async Task<InboxTurn> RunOnceAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var limits = new ClaimLimits(settings.BatchSize, settings.BatchSizePerLane, settings.BatchBytes);
        var batch = await ProcessAsync((transaction, token) => _queue.ClaimAsync(transaction, limits, token), cancellationToken);
        if (!_suspects.Incriminate(batch))
            return new InboxTurn(batch.Claimed.Count, batch.Failure);
        report.Isolating(batch);
        return new InboxTurn(batch.Claimed.Count, await RunApartAsync(batch.Claimed, cancellationToken));
    }

    /// <summary>Null when every event was processed or its failure was counted; otherwise what ended the round.</summary>
    private async Task<Exception?> RunApartAsync(IReadOnlyList<ClaimedEvent> jobs, CancellationToken cancellationToken)
    {
        var passing = 0;
        foreach (var job in jobs)
        {
            var alone = await ProcessAsync((transaction, token) => ClaimOneAsync(transaction, job.EventId, token), cancellationToken);
            // What ended it before the event was in hand, such as waiting for its lock, is not the event's either.
            if (alone is { Failure: { } notIts } && IsNotIts(alone))
                return notIts;
            if (alone.Failure is { } failure && await TryCountAsync(job, alone.CompanyOf(job), failure, cancellationToken) is { } notCounted)
                return notCounted;
            _suspects.Forget(job.EventId);
            passing = alone is { Failure: not null, Kind: InboxFailureKind.Passing } ? passing + 1 : 0;
            if (passing == PassingFailuresInARow)
                return alone.Failure;
        }

        return null;
    }

    private static bool IsNotIts(InboxBatchResult alone) =>
        alone.Kind == InboxFailureKind.Away || (alone.Kind == InboxFailureKind.Passing && alone.Claimed.Count == 0);

    /// <summary>Null when it was counted.</summary>
    private async Task<Exception?> TryCountAsync(ClaimedEvent job, Guid? companyId, Exception failure, CancellationToken cancellationToken)
    {
        try
        {
            await CountFailureAsync(job, companyId, failure, cancellationToken);
            return null;
        }
        catch (Exception notCounted) when (notCounted is NpgsqlException or IOException or TimeoutException or OperationCanceledException)
        {
            return notCounted;
        }
    }

    private async Task<InboxBatchResult> ProcessAsync(
        Func<NpgsqlTransaction, CancellationToken, Task<IReadOnlyList<ClaimedEvent>>> claim, CancellationToken cancellationToken)
    {
        var started = report.Now;
        var result = await processor.RunAsync(claim, cancellationToken);
        feed.Publish(InboxFeed.Changes(result));
        report.Processed(result, started);
        return result;
    }

    private async Task CountFailureAsync(ClaimedEvent job, Guid? companyId, Exception failure, CancellationToken cancellationToken)
    {
        var (cause, detail) = InboxCauses.Of(failure);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var counted = await InboxQueue.FailAsync(transaction, job, companyId, cause, detail, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (counted is not null)
            report.Failed(job, companyId, counted, cause, detail);
    }

    private static async Task<IReadOnlyList<ClaimedEvent>> ClaimOneAsync(NpgsqlTransaction transaction, Guid eventId, CancellationToken cancellationToken) =>
        await InboxQueue.ClaimOneAsync(transaction, eventId, cancellationToken) is { } job ? [job] : [];
}

/// <summary>What a turn of the pump came to.</summary>
/// <param name="Claimed">How many events it took; none means that nothing is due.</param>
/// <param name="Failure">The database's trouble that ended it; events not counted before it stay queued as they were.</param>
internal sealed record InboxTurn(int Claimed, Exception? Failure);
