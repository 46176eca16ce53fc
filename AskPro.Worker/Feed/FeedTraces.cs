using System.Diagnostics;

namespace AskPro.Worker.Feed;

/// <summary>
/// Spans of what is told to the pages. One hint stands for all events of a company in a batch: it continues the trace of the
/// newest and links the others, as OpenTelemetry's messaging conventions have it for batches.
/// </summary>
internal static class FeedTraces
{
    private const int MostLinks = 32;

    public static Activity? StartPublish(FeedChange change)
    {
        if (change.Cause == default)
            return null;
        var others = change.Others.Take(MostLinks).Select(other => new ActivityLink(other));
        return WorkerTraces.Source.StartActivity(
            "feed publish", ActivityKind.Producer, change.Cause,
            [new("askpro.company_id", change.CompanyId), new("askpro.feed.seq", change.Seq)], others);
    }
}
