using System.Diagnostics;
using AskPro.Data.Inbox;

namespace AskPro.Worker.Inbox;

/// <summary>Traces of the pump: one span a batch with its statements, and one span an event in the trace of its request.</summary>
internal static class InboxTraces
{
    private static readonly ActivitySource _source = new("AskPro.Worker");

    /// <summary>Keeps the statements of a look that finds nothing out of the traces; there are four of them a second.</summary>
    public static Activity StartQuiet() => new Activity("inbox look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();

    public static Activity? StartBatch(IReadOnlyList<ClaimedEvent> claimed) =>
        _source.StartActivity("inbox batch", ActivityKind.Internal, default(ActivityContext), [new("askpro.events", claimed.Count)]);

    /// <summary>Continues the trace of the request that brought the event.</summary>
    public static void Record(InboxOutcome outcome, DateTimeOffset started, DateTimeOffset ended)
    {
        if (!ActivityContext.TryParse(outcome.Job.TraceParent, null, isRemote: true, out var request))
            return;
        using var activity = _source.StartActivity("inbox process", ActivityKind.Consumer, request, startTime: started);
        activity?.SetTag("askpro.event_id", outcome.Job.EventId);
        activity?.SetTag("askpro.company_id", outcome.CompanyId);
        activity?.SetTag("askpro.kind", outcome.Kind);
        activity?.SetTag("askpro.outcome", outcome.Result);
        activity?.SetStatus(outcome.Result is InboxResults.Retry or InboxResults.Dead ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        activity?.SetEndTime(ended.UtcDateTime);
    }
}
