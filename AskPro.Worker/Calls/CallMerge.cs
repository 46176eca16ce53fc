namespace AskPro.Worker.Calls;

/// <summary>
/// Merges an event into a call (docs/adr/0002-merge-of-call-events.md). Each part is a maximum, a minimum or a union, so any
/// order and any repetition of the same events ends in the same row, and what is known is never forgotten.
/// </summary>
internal static class CallMerge
{
    /// <returns>Whether the event told anything new.</returns>
    public static bool Apply(CallState call, CallObservation seen)
    {
        var changed = ApplyValues(call, seen) | ApplyTurns(call, seen) | ApplyProgress(call, seen);
        foreach (var name in seen.Unreadable)
            changed |= call.Unreadable.Add(name);
        call.Changed |= changed;
        return changed;
    }

    private static bool ApplyValues(CallState call, CallObservation seen)
    {
        var changed = false;
        for (var field = 0; field < seen.Values.Length; field++)
        {
            if (seen.Values[field] is not { } value || !seen.Stamp.Beats(call.Stamps[field]))
                continue;
            call.Values[field] = value;
            call.Stamps[field] = seen.Stamp;
            changed = true;
        }

        return changed;
    }

    private static bool ApplyTurns(CallState call, CallObservation seen)
    {
        if (seen.Turns.Count == 0 || !seen.Stamp.Beats(call.TurnsStamp))
            return false;
        call.NewTurns = seen.Turns;
        call.TurnsStamp = seen.Stamp;
        return true;
    }

    private static bool ApplyProgress(CallState call, CallObservation seen)
    {
        var before = (call.Stage, call.Method, call.FirstReceivedAt, call.EndedReceivedAt, call.AnalyzedAt);
        call.Stage = Math.Max(call.Stage, seen.Stamp.Stage);
        if (seen.Method > call.Method)
            call.Method = seen.Method;
        call.FirstReceivedAt = Earlier(call.FirstReceivedAt, seen.ReceivedAt);
        if (seen.Stamp.Stage == 2)
            call.EndedReceivedAt = Earlier(call.EndedReceivedAt, seen.ReceivedAt);
        if (seen.Stamp.Stage == 3)
            call.AnalyzedAt = Earlier(call.AnalyzedAt, seen.ReceivedAt);
        return before != (call.Stage, call.Method, call.FirstReceivedAt, call.EndedReceivedAt, call.AnalyzedAt);
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one is { } known && known < other ? known : other;
}
