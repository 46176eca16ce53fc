using AskPro.Data.Inbox;
using AskPro.Data.Traces;
using AskPro.Worker.Feed;

namespace AskPro.Worker.Inbox;

/// <summary>Which events of a batch are behind the feed number of a company.</summary>
internal static class InboxFeed
{
    public static IReadOnlyList<FeedChange> Changes(InboxBatchResult batch)
    {
        if (batch.Feed.Count == 0)
            return [];
        var events = batch.Outcomes.Where(outcome => outcome.Result == InboxResults.Applied)
            .ToLookup(outcome => outcome.CompanyId, outcome => outcome.Job);
        return [.. batch.Feed.Select(number => Change(number, [.. events[number.CompanyId].OrderByDescending(job => job.ReceivedAt)]))];
    }

    private static FeedChange Change((Guid CompanyId, long Seq) number, ClaimedEvent[] newestFirst)
    {
        var traces = newestFirst.Select(job => TraceParent.Read(job.TraceParent)).Where(trace => trace != default).ToArray();
        return new FeedChange(
            number.CompanyId, number.Seq, newestFirst.LastOrDefault()?.ReceivedAt, traces.FirstOrDefault(), traces.Length > 1 ? traces[1..] : []);
    }
}
