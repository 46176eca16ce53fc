using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Integrations.Retell.Webhooks;

namespace AskPro.Simulator.Calls;

/// <summary>One event to send and when, counted from the moment the call is placed.</summary>
public sealed record PlannedEvent(string Name, byte[] Body, TimeSpan At);

/// <summary>Decides which events of a call are sent when; pure, so that every fault can be tested without a clock.</summary>
internal static class CallPlan
{
    /// <summary>How long Retell's analysis takes; undocumented, a few seconds in practice.</summary>
    internal static readonly TimeSpan Analysis = TimeSpan.FromSeconds(4);

    /// <param name="call">What happens.</param>
    /// <param name="speed">How much faster than in life.</param>
    /// <param name="faults">What goes wrong on the way.</param>
    /// <param name="wanted">The events that the agent's webhook asks for; null: those of a call's life.</param>
    internal static IReadOnlyList<PlannedEvent> Of(StagedCall call, double speed, CallFaults faults, IReadOnlyList<string>? wanted = null)
    {
        var ended = call.Duration / speed;
        var analyzed = ended + (Analysis / speed);
        List<PlannedEvent> events =
        [
            new("call_started", CallBodies.Started(call), TimeSpan.Zero),
            .. CallBodies.Growing(call).Select(grown => new PlannedEvent("transcript_updated", grown.Body, Earlier(grown.At / speed, ended))),
            new("call_ended", CallBodies.Ended(call), ended),
            new("call_analyzed", CallBodies.Analyzed(call), analyzed),
        ];
        if (!call.Script.IsConnected) events.RemoveAt(0);
        events.RemoveAll(planned => !(wanted ?? RetellEventNames.CallLifecycle).Contains(planned.Name));
        if (faults.Drop is { } dropped) events.RemoveAll(planned => dropped.Contains(planned.Name));
        if (faults.Reorder) events = Reversed(events, analyzed);
        if (faults.Duplicate) events = [.. events.SelectMany(planned => new[] { planned, planned })];
        return [.. events.Select(planned => planned with { At = planned.At + TimeSpan.FromMilliseconds(faults.DelayMs) })];
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    // Some milliseconds apart: the order of arrival is meant, not a race.
    private static List<PlannedEvent> Reversed(List<PlannedEvent> events, TimeSpan at)
    {
        events.Reverse();
        return [.. events.Select((planned, i) => planned with { At = at + TimeSpan.FromMilliseconds(150 * i) })];
    }
}
