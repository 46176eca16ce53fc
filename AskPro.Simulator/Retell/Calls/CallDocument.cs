using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Simulator.Calls;

namespace AskPro.Simulator.Retell.Calls;

/// <summary>A played call as Retell's API shows it at a moment: what its events have told by then, whether they arrived or not.</summary>
internal static class CallDocument
{
    private static readonly string[] LeftOutInLists = ["transcript", "transcript_object", "transcript_with_tool_calls"];

    internal static JsonObject Of(SimulatedCall call, DateTimeOffset now)
    {
        var ended = call.PlacedAt + (call.Staged.Duration / call.Speed);
        var body = now < ended ? CallBodies.Started(call.Staged)
            : now < ended + (CallPlan.Analysis / call.Speed) ? CallBodies.Ended(call.Staged)
            : CallBodies.Analyzed(call.Staged);
        return JsonNode.Parse(body)!["call"]!.DeepClone().AsObject();
    }

    internal static JsonObject Listed(JsonObject call)
    {
        foreach (var name in LeftOutInLists)
            call.Remove(name);
        return call;
    }
}
