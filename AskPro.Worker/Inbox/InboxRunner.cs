using AskPro.Data.Inbox;
using AskPro.Worker.Feed;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Inbox;

/// <summary>
/// One turn of the pump: a batch, and when it fails for a reason of its own, the same events one by one, so that only the
/// guilty one is counted.
/// </summary>
internal sealed class InboxRunner(
    NpgsqlDataSource database, InboxProcessor processor, FeedPublisher feed, InboxReport report, IOptions<InboxPumpOptions> options)
{
    private readonly InboxQueue _queue = new();

    /// <summary>Processes what is due, at most one batch.</summary>
    /// <param name="cancellationToken">Gives up in the middle; the transaction is rolled back.</param>
    public async Task<InboxTurn> RunOnceAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var batch = await ProcessAsync(
            (transaction, token) => _queue.ClaimAsync(transaction, settings.BatchSize, settings.BatchSizePerLane, token), cancellationToken);
        if (batch.Failure is null)
            return new InboxTurn(batch.Claimed.Count, null);
        if (batch.Claimed.Count == 0 || InboxCauses.IsPassing(batch.Failure))
            return new InboxTurn(batch.Claimed.Count, batch.Failure);

        report.Isolating(batch);
        foreach (var job in batch.Claimed)
        {
            if (await RunAloneAsync(job, cancellationToken) is { } failure)
                return new InboxTurn(batch.Claimed.Count, failure);
        }

        return new InboxTurn(batch.Claimed.Count, null);
    }

    /// <summary>Null when the event was processed or its failure was counted.</summary>
    private async Task<Exception?> RunAloneAsync(ClaimedEvent job, CancellationToken cancellationToken)
    {
        var alone = await ProcessAsync((transaction, token) => ClaimOneAsync(transaction, job.EventId, token), cancellationToken);
        if (alone.Failure is not { } failure || InboxCauses.IsPassing(failure))
            return alone.Failure;
        try
        {
            await CountFailureAsync(job, failure, cancellationToken);
            return null;
        }
        catch (Exception notCounted) when (notCounted is NpgsqlException || InboxCauses.IsPassing(notCounted))
        {
            return notCounted;
        }
    }

    private async Task<InboxBatchResult> ProcessAsync(
        Func<NpgsqlTransaction, CancellationToken, Task<IReadOnlyList<ClaimedEvent>>> claim, CancellationToken cancellationToken)
    {
        var started = report.Now;
        var result = await processor.RunAsync(claim, cancellationToken);
        feed.Publish(result.Feed);
        report.Processed(result.Outcomes, started);
        return result;
    }

    private async Task CountFailureAsync(ClaimedEvent job, Exception failure, CancellationToken cancellationToken)
    {
        var (cause, detail) = InboxCauses.Of(failure);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var counted = await InboxQueue.FailAsync(transaction, job, cause, detail, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (counted is not null)
            report.Failed(job, counted, cause, detail);
    }

    private static async Task<IReadOnlyList<ClaimedEvent>> ClaimOneAsync(NpgsqlTransaction transaction, Guid eventId, CancellationToken cancellationToken) =>
        await InboxQueue.ClaimOneAsync(transaction, eventId, cancellationToken) is { } job ? [job] : [];
}

/// <summary>What a turn of the pump came to.</summary>
/// <param name="Claimed">How many events it took; none means that nothing is due.</param>
/// <param name="Failure">The database's trouble that ended it; the events stay queued, uncounted.</param>
internal sealed record InboxTurn(int Claimed, Exception? Failure);
