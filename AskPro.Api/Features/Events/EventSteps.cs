using AskPro.Data.Operators;

namespace AskPro.Api.Features.Events;

/// <summary>What was done with an event, from what is stored of it and nothing else: a step without a stored time is left out.</summary>
internal static class EventSteps
{
    /// <param name="row">The event.</param>
    /// <param name="method">How its company was found; null while nothing came of it.</param>
    /// <param name="replayed">When it alone was queued again.</param>
    internal static IReadOnlyList<EventStep> Of(InboxEventRow row, string? method, IReadOnlyList<DateTimeOffset> replayed)
    {
        List<EventStep> steps = [];
        if (row.SignedAt is { } signed) steps.Add(new("signed", signed, null));
        steps.Add(new("received", row.ReceivedAt, row.VerifiedBy));
        if (row.State == EventsMeant.Refused)
        {
            steps.Add(new("refused", row.ReceivedAt, row.Cause));
            return steps;
        }

        // Received and queued are one commit; what was unreadable on arrival never stood in the queue.
        if (row.State is not ("quarantined" or "discarded") || row.Attempts > 0) steps.Add(new("queued", row.ReceivedAt, null));
        steps.AddRange(replayed.Order().Select(at => new EventStep("replayed", at, null)));
        if (row.FailedAt is { } failed) steps.Add(new("failed", failed, row.Cause));
        if (row is { State: "done", FinishedAt: { } applied } && method is not null) steps.Add(new("resolved", applied, method));
        steps.Add(row.FinishedAt is { } finished ? new(row.State, finished, row.Cause) : new("waits", row.RunAt, null));
        return steps;
    }
}

/// <summary>One step of an event.</summary>
/// <param name="Step"><c>signed</c>, <c>received</c>, <c>queued</c>, <c>replayed</c>, <c>failed</c>, <c>resolved</c>, <c>waits</c> (until then), or the state it reached.</param>
/// <param name="At">When.</param>
/// <param name="Detail">A code: of the verdict, the cause, or how its company was found.</param>
internal sealed record EventStep(string Step, DateTimeOffset At, string? Detail);
