using System.Diagnostics;

namespace AskPro.Web.Live;

/// <summary>Spans of what is sent to browsers, in the trace of the event that changed the page.</summary>
internal static class LiveTraces
{
    private static readonly ActivitySource Source = new("AskPro.Web");

    /// <summary>Null when the cause is not known. The caller ends it when the event has gone out.</summary>
    public static Activity? StartSend(Guid companyId, FeedChange change)
    {
        if (change.Cause is not { } cause || cause.Trace == default)
            return null;
        // The stream's own request lives as long as the page; it is where this was sent, not why.
        var stream = Activity.Current;
        var send = Source.StartActivity(
            "live send", ActivityKind.Producer, cause.Trace,
            [new("askpro.company_id", companyId), new("askpro.feed.seq", change.Seq)],
            stream is null ? null : [new ActivityLink(stream.Context)]);
        Activity.Current = stream;
        return send;
    }
}
