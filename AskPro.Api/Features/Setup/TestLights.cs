using AskPro.Data.Setup;

namespace AskPro.Api.Features.Setup;

/// <summary>Which lights of a test are on: from what was stored, by the clock where something should have come.</summary>
internal static class TestLights
{
    /// <summary>Retell sends <c>call_started</c> at once; whoever has to pick up a phone first needs a while.</summary>
    private static readonly TimeSpan EventPatience = TimeSpan.FromSeconds(60);

    /// <summary>A test event is sent by the time that its test is stored.</summary>
    private static readonly TimeSpan TestEventPatience = TimeSpan.FromSeconds(15);

    /// <summary>As the list of calls says it: <em>keine Auswertung erhalten</em>.</summary>
    private static readonly TimeSpan AnalysisPatience = TimeSpan.FromMinutes(10);

    internal static SetupTestView View(SetupTest test, TestedCall? call, DateTimeOffset? refusedAt, DateTimeOffset now)
    {
        TestLightView[] lights = [.. Way(test, call, refusedAt, now), Transcript(call), Summary(call, now), Light("seen", test.SeenAt)];
        var passed = lights.All(light => light.State == On);
        return new(test.Id, test.Kind, test.StartedAt, call?.Id, test.CauseSubject, passed, lights.Any(light => light.State == Off), lights);
    }

    /// <summary>Whether there is nothing left but to look.</summary>
    internal static bool IsReadyToSee(SetupTestView view) => view.Lights.All(light => light.State == On || light.Light == "seen");

    private const string On = "on";
    private const string Waiting = "waiting";
    private const string Off = "off";

    private static TestLightView[] Way(SetupTest test, TestedCall? call, DateTimeOffset? refusedAt, DateTimeOffset now)
    {
        if (call is not null)
            return [Light("called", call.StartedAt ?? call.FirstReceivedAt), Light("event", call.FirstReceivedAt), Light("signature", call.FirstReceivedAt)];
        // A refused test event is noted as well, and Fault says more of it.
        if (test.Kind == SetupTestKinds.Call && refusedAt >= test.StartedAt)
            return [Light("called", refusedAt), Light("event", refusedAt), new("signature", Off, null, "signature_refused")];
        if (test.Fault is { } fault)
            return [new("called", Off, null, fault), Light("event", null), Light("signature", null)];
        if (now - test.StartedAt < (test.Kind == SetupTestKinds.Event ? TestEventPatience : EventPatience))
            return [Light("called", null), Light("event", null), Light("signature", null)];
        return test switch
        {
            // Accepted at the front door, and no call came of it: the Worker is behind.
            { Kind: SetupTestKinds.Event } => [Light("called", test.StartedAt), new("event", Off, null, "event_not_processed"), Light("signature", null)],
            { Cause: { } cause } when TestCauses.IsAfterCall(cause) => [Light("called", test.CauseAskedAt), new("event", Off, null, cause), Light("signature", null)],
            _ => [new("called", Off, null, test.Cause ?? "no_event"), Light("event", null), Light("signature", null)],
        };
    }

    private static TestLightView Transcript(TestedCall? call) => call switch
    {
        { HasTurns: true } => Light("transcript", call.EndedReceivedAt ?? call.FirstReceivedAt),
        { IsOver: true } => new("transcript", Off, null, "no_transcript"),
        _ => Light("transcript", null),
    };

    private static TestLightView Summary(TestedCall? call, DateTimeOffset now) => call switch
    {
        { HasSummary: true } => Light("summary", call.AnalyzedAt ?? call.FirstReceivedAt),
        { AnalyzedAt: not null } => new("summary", Off, null, "no_summary"),
        { EndedReceivedAt: { } ended } when now - ended > AnalysisPatience => new("summary", Off, null, "no_analysis"),
        _ => Light("summary", null),
    };

    private static TestLightView Light(string name, DateTimeOffset? at) => new(name, at is null ? Waiting : On, at, null);
}

/// <summary>What is stored of the call of a test.</summary>
/// <param name="Id">Id of the call.</param>
/// <param name="StartedAt">When it was connected.</param>
/// <param name="FirstReceivedAt">When its first event came.</param>
/// <param name="EndedReceivedAt">When its end was reported.</param>
/// <param name="AnalyzedAt">When its analysis came.</param>
/// <param name="HasTurns">Whether any of the conversation is there.</param>
/// <param name="HasSummary">Whether the analysis brought a summary.</param>
internal sealed record TestedCall(
    Guid Id, DateTimeOffset? StartedAt, DateTimeOffset FirstReceivedAt, DateTimeOffset? EndedReceivedAt, DateTimeOffset? AnalyzedAt, bool HasTurns, bool HasSummary)
{
    internal bool IsOver => EndedReceivedAt is not null || AnalyzedAt is not null;
}
