namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>One rehearsed call with everything that Retell would know of it once it is over.</summary>
public sealed record StagedCall
{
    private StagedCall(
        CallScript script, RehearsalBusiness business, RehearsalCaller caller, DateTimeOffset startedAt, ScriptText text, CallExtent extent, Random random)
    {
        var timing = new CallTiming(random);
        Script = script;
        Business = business;
        Caller = caller;
        StartedAt = startedAt;
        Text = text;
        CallId = "call_" + RehearsalIds.Hex(random, 27);
        Turns = Conversation.Play(script, text, timing, random, extent);
        Duration = TimeSpan.FromMilliseconds(Math.Round(Seconds(script, timing, random) * 1000));
        Seed = random.Next();
    }

    /// <summary>Retell's id of the call.</summary>
    public string CallId { get; }

    /// <summary>What is said in it.</summary>
    public CallScript Script { get; }

    /// <summary>Whose phone rings (or who calls).</summary>
    public RehearsalBusiness Business { get; }

    /// <summary>The other side.</summary>
    public RehearsalCaller Caller { get; }

    /// <summary>When the call was connected; for an unreached one, when it was tried.</summary>
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>How long it lasts.</summary>
    public TimeSpan Duration { get; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset EndedAt => StartedAt + Duration;

    internal IReadOnlyList<StagedTurn> Turns { get; }

    internal ScriptText Text { get; }

    internal int Seed { get; }

    // A conversation that was settled lasted at least 20 s, also when the transcript is cut short.
    private static double Seconds(CallScript script, CallTiming timing, Random random)
    {
        if (!script.IsConnected) return 0;
        var spoken = timing.Now + 1.5;
        return script.Successful ? Math.Max(spoken, 20 + (random.NextDouble() * 15)) : spoken;
    }

    /// <summary>Rehearses a script.</summary>
    /// <param name="script">What is said.</param>
    /// <param name="business">Who answers.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="startedAt">When it is connected, in the zone in which the business lives.</param>
    /// <param name="random">Chooses what the script leaves open; the same seed gives the same call.</param>
    /// <param name="extent">How long the conversation, and with it the body, is.</param>
    public static StagedCall Rehearse(
        CallScript script, RehearsalBusiness business, RehearsalCaller caller, DateTimeOffset startedAt, Random random, CallExtent extent = CallExtent.AsWritten)
    {
        var text = new ScriptText(business, caller, startedAt, random);
        return new StagedCall(script, business, caller, startedAt, text, extent, random);
    }

    /// <summary>The same call at another time.</summary>
    public StagedCall At(DateTimeOffset startedAt) => this with { StartedAt = startedAt };
}

/// <summary>How much is said, and so how large <c>call_analyzed</c> becomes.</summary>
public enum CallExtent
{
    /// <summary>The script as it is, mostly 8 to 20 kB.</summary>
    AsWritten,

    /// <summary>About 1 kB: nothing is said, nothing measured.</summary>
    OneKilobyte,

    /// <summary>About 3 kB: the beginning of the conversation without word timings.</summary>
    ThreeKilobytes,

    /// <summary>About 30 kB: with small talk and every word's time, twice, as in a call of two minutes.</summary>
    ThirtyKilobytes,
}
