using System.Diagnostics;
using AskPro.Data.Inbox;
using AskPro.Data.Traces;

namespace AskPro.Worker.Inbox;

/// <summary>Traces of the pump: one span a batch with its statements, and one span an event in the trace of its request.</summary>
internal static class InboxTraces
{
    /// <summary>Keeps the statements of a look that finds nothing out of the traces; there are four of them a second.</summary>
    public static Activity StartQuiet() => new Activity("inbox look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();

    public static Activity? StartBatch(IReadOnlyList<ClaimedEvent> claimed) =>
        WorkerTraces.Source.StartActivity("inbox batch", ActivityKind.Internal, default(ActivityContext), [new("askpro.events", claimed.Count)]);

    /// <summary>Continues the trace of the request that brought the event; what is logged until it is disposed belongs to it.</summary>
    public static Activity? Record(InboxOutcome outcome, DateTimeOffset started, DateTimeOffset ended)
    {
        var request = TraceParent.Read(outcome.Job.TraceParent);
        if (request == default)
            return null;
        var activity = WorkerTraces.Source.StartActivity("inbox process", ActivityKind.Consumer, request, startTime: started);
        activity?.SetTag("askpro.event_id", outcome.Job.EventId);
        activity?.SetTag("askpro.company_id", outcome.CompanyId);
        activity?.SetTag("askpro.kind", outcome.Kind);
        activity?.SetTag("askpro.outcome", outcome.Result);
        activity?.SetStatus(outcome.Result is InboxResults.Retry or InboxResults.Dead ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        activity?.SetEndTime(ended.UtcDateTime);
        return activity;
    }
}
