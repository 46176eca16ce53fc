using AskPro.Data.Alarms;

namespace AskPro.Worker.Alarms;

/// <summary>What a look makes of a rule: inactive, pending, firing, resolved.</summary>
internal static class AlarmSteps
{
    /// <summary>The rule's episode after a look; null when it is inactive, and what was pending is forgotten.</summary>
    /// <param name="rule">The rule with its open episode.</param>
    /// <param name="value">What was measured; null when nobody measured: then nothing is over, and nothing begins.</param>
    /// <param name="cause">Why, if it is bad.</param>
    /// <param name="now">Now.</param>
    /// <param name="quiet">For how long all must be well before it is over.</param>
    public static Episode? Next(WatchedRule rule, double? value, string cause, DateTimeOffset now, TimeSpan quiet)
    {
        var open = rule.Open;
        if (value is not { } measured) return open;
        if (!rule.IsCrossed(measured)) return Calmer(open, now, quiet);
        return open switch
        {
            null when rule.Window == TimeSpan.Zero => new(Guid.CreateVersion7(now), AlarmStates.Firing, now, now, null, null, measured, cause),
            null => new(Guid.CreateVersion7(now), AlarmStates.Pending, now, null, null, null, measured, cause),
            { State: AlarmStates.Pending } when now - open.PendingAt >= rule.Window =>
                open with { State = AlarmStates.Firing, FiredAt = now, Peak = rule.Worse(open.Peak, measured), Cause = cause },
            _ => open with { WellSince = null, Peak = rule.Worse(open.Peak, measured), Cause = cause },
        };
    }

    /// <summary>What is told of an episode now, a word of <see cref="AlarmNotices"/>; null: nothing.</summary>
    public static string? Notice(WatchedRule rule, Episode episode, DateTimeOffset now, TimeSpan repeat) =>
        rule.Channel is null || rule.IsMuted ? null : (episode.State, episode.ToldAt) switch
        {
            (AlarmStates.Firing, null) => AlarmNotices.Firing,
            // What outlasts a mute is told when the mute ends, however short it was.
            (AlarmStates.Firing, { } told) when now - told >= repeat || episode.MutedAt > told => AlarmNotices.Reminder,
            // Who was never told that it fires need not hear that it is over.
            (AlarmStates.Resolved, not null) => AlarmNotices.Resolved,
            _ => null,
        };

    /// <summary>Whether a mute begins to keep back what would be told of an episode.</summary>
    public static bool BeginsMute(WatchedRule rule, Episode episode) =>
        rule is { Channel: not null, IsMuted: true } && episode.State == AlarmStates.Firing && (episode.MutedAt is null || episode.MutedAt <= episode.ToldAt);

    private static Episode? Calmer(Episode? open, DateTimeOffset now, TimeSpan quiet) => open switch
    {
        null or { State: AlarmStates.Pending } => null,
        { WellSince: null } when quiet > TimeSpan.Zero => open with { WellSince = now },
        _ when now - (open.WellSince ?? now) < quiet => open,
        // Over since it was well, not since that was believed.
        _ => open with { State = AlarmStates.Resolved, EndedAt = open.WellSince ?? now, WellSince = null },
    };
}
