using AskPro.Api.Features.Webhooks.Telemetry;
using Npgsql;

namespace AskPro.Api.Features.Webhooks.Storing;

/// <summary>One batch, one commit, one answer for everybody in it. Never throws: whatever goes wrong is an answer too.</summary>
internal sealed class InboxFlush(InboxWriter writer, WorkerWakeUp worker, InboxMetrics metrics, TimeProvider time, ILogger<InboxFlush> logger)
{
    public async Task RunAsync(IReadOnlyList<WaitingEvent> batch)
    {
        var started = time.GetTimestamp();
        var stored = await StoreAsync(batch, started);
        if (stored)
            worker.Signal();
    }

    /// <summary>True when something new is there to be processed.</summary>
    private async Task<bool> StoreAsync(IReadOnlyList<WaitingEvent> batch, long started)
    {
        try
        {
            var fresh = await writer.WriteAsync(batch.Select(waiting => waiting.Entry).ToArray());
            metrics.Flushed(batch.Count, time.GetElapsedTime(started));
            foreach (var waiting in batch)
                waiting.SetResult(fresh.Contains(waiting.Entry.EventId) ? StoreOutcome.Stored : StoreOutcome.Duplicate);
            return fresh.Count > 0;
        }
        catch (PostgresException refusal) when (RefusedRow.IsRow(refusal))
        {
            return batch.Count > 1 ? await SplitAsync(batch) : await SetAsideAsync(batch[0], refusal);
        }
        catch (Exception exception)
        {
            logger.FlushFailed(batch.Count, exception);
            foreach (var waiting in batch)
                waiting.SetResult(StoreOutcome.Unavailable);
            return false;
        }
    }

    /// <summary>One row is to blame and nothing was stored: halving finds it in few commits, and its siblings are stored.</summary>
    private async Task<bool> SplitAsync(IReadOnlyList<WaitingEvent> batch)
    {
        var middle = batch.Count / 2;
        var first = await StoreAsync([.. batch.Take(middle)], time.GetTimestamp());
        return await StoreAsync([.. batch.Skip(middle)], time.GetTimestamp()) || first;
    }

    private async Task<bool> SetAsideAsync(WaitingEvent guilty, PostgresException refusal)
    {
        logger.RowRefused(guilty.Entry.EventId, refusal.SqlState);
        try
        {
            var fresh = await writer.WriteAsync([RefusedRow.SetAside(guilty.Entry, refusal)]);
            guilty.SetResult(fresh.Count > 0 ? StoreOutcome.Stored : StoreOutcome.Duplicate);
        }
        catch (Exception exception)
        {
            logger.FlushFailed(1, exception);
            guilty.SetResult(StoreOutcome.Unavailable);
        }

        return false;
    }
}
