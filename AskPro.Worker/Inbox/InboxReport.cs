using AskPro.Data.Inbox;

namespace AskPro.Worker.Inbox;

/// <summary>Says what became of each event: a log line, the metrics, a span.</summary>
internal sealed class InboxReport(InboxMetrics metrics, TimeProvider time, ILogger<InboxReport> log)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public void Processed(InboxBatchResult batch, DateTimeOffset started)
    {
        if (batch.Outcomes.Count == 0)
            return;
        var ended = Now;
        metrics.Batch(ended - started, batch.Calls);
        foreach (var outcome in batch.Outcomes)
            Write(outcome, started, ended);
    }

    public void Isolating(InboxBatchResult batch)
    {
        var (cause, detail) = InboxCauses.Of(batch.Failure!);
        log.Isolating(batch.Claimed.Count, cause, detail, batch.Failure!.StackTrace);
    }

    public void Failed(ClaimedEvent job, Guid? companyId, InboxFailure failure, string cause, string detail)
    {
        var now = Now;
        var result = failure.State is InboxState.Dead or InboxState.Discarded ? InboxResults.Dead : InboxResults.Retry;
        Write(new InboxOutcome(job with { Attempts = failure.Attempts - 1 }, KindOf(job), result, companyId, Cause: cause), now, now);
        if (result == InboxResults.Dead)
            log.Dead(job.EventId, cause, detail);
    }

    private void Write(InboxOutcome outcome, DateTimeOffset started, DateTimeOffset ended)
    {
        var lag = ended - outcome.Job.ReceivedAt;
        metrics.Processed(outcome, lag);
        using var span = InboxTraces.Record(outcome, started, ended);
        log.Processed(
            outcome.Job.EventId, outcome.CompanyId, outcome.Job.CallId, outcome.Kind, outcome.Job.Attempts + 1,
            lag.TotalSeconds, (ended - started).TotalSeconds, outcome.Result, outcome.Method, outcome.Cause ?? "none");
    }

    /// <summary>Ingest lets unknown names through only as quarantined, so this is a closed set.</summary>
    private static string KindOf(ClaimedEvent job) => job.Event ?? "unknown";
}
