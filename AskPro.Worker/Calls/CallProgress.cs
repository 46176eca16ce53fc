using AskPro.Data.Setup;

namespace AskPro.Worker.Calls;

/// <summary>A call got on: for the figures, so each word is of a small closed set.</summary>
/// <param name="State">What it became: <c>in_progress</c>, <c>ended</c> or <c>analyzed</c>.</param>
/// <param name="Direction"><c>inbound</c>, <c>outbound</c> or <c>unknown</c>.</param>
/// <param name="Outcome">Of an analyzed call: <c>voicemail</c>, <c>successful</c>, <c>unsuccessful</c> or <c>unknown</c>; before that <c>none</c>.</param>
internal sealed record CallProgress(string State, string Direction, string Outcome)
{
    private static readonly string[] _states = ["in_progress", "ended", "analyzed"];

    /// <summary>
    /// One for each state that the call reached with this batch; states that no event told of are counted on the way. A test event is no call.
    /// </summary>
    public static IEnumerable<CallProgress> Of(CallState call) => TestEventCalls.IsOne(call.CallId) ? [] :
        Enumerable.Range(call.StoredStage + 1, Math.Max(0, call.Stage - call.StoredStage))
            .Select(stage => new CallProgress(_states[stage - 1], DirectionOf(call), stage == 3 ? OutcomeOf(call) : "none"));

    private static string DirectionOf(CallState call) =>
        call.Value<string>("direction") is ("inbound" or "outbound") and var direction ? direction : "unknown";

    private static string OutcomeOf(CallState call) =>
        call.Value<bool?>("in_voicemail") == true ? "voicemail" : call.Value<bool?>("successful") switch
        {
            true => "successful",
            false => "unsuccessful",
            null => "unknown",
        };
}
