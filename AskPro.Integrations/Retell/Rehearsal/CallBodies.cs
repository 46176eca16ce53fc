using System.Buffers;
using System.Text.Json;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>Writes the webhook bodies of a rehearsed call, byte for byte in Retell's shape.</summary>
public static class CallBodies
{
    /// <summary><c>call_started</c>: the basic facts, about 0.8 kB. Not sent for a call that never connects.</summary>
    public static byte[] Started(StagedCall call) => Write("call_started", call, CallStage.Started);

    /// <summary>
    /// <c>transcript_updated</c>, one for each time somebody has spoken, with the moment since the beginning of the call: the basic facts
    /// and all that was said so far.
    /// </summary>
    public static IReadOnlyList<(TimeSpan At, byte[] Body)> Growing(StagedCall call) =>
        [.. Enumerable.Range(0, call.Turns.Count).Where(turn => call.Turns[turn] is SpokenTurn).Select(turn => (SpokenAt(call, turn), Growing(call, turn + 1)))];

    /// <summary><c>call_ended</c>: everything except the analysis.</summary>
    public static byte[] Ended(StagedCall call) => Write("call_ended", call, CallStage.Ended);

    /// <summary><c>call_analyzed</c>: everything.</summary>
    public static byte[] Analyzed(StagedCall call) => Write("call_analyzed", call, CallStage.Analyzed);

    private static byte[] Growing(StagedCall call, int turns) => Write("transcript_updated", json =>
    {
        CallFactsWriter.Write(json, call, CallStage.Started);
        TranscriptWriter.Write(json, [.. call.Turns.Take(turns)]);
    });

    // Without the times of words the turns are spread evenly.
    private static TimeSpan SpokenAt(StagedCall call, int turn) => call.Turns[turn] is SpokenTurn { Words: [.., var last] }
        ? TimeSpan.FromSeconds(last.End)
        : call.Duration * (turn + 1) / call.Turns.Count;

    private static byte[] Write(string name, StagedCall call, CallStage stage) => Write(name, json =>
    {
        CallFactsWriter.Write(json, call, stage);
        if (stage is not CallStage.Started && call.Script.IsConnected)
        {
            TranscriptWriter.Write(json, call.Turns);
            CallMeasurementsWriter.Write(json, call);
        }

        if (stage is CallStage.Analyzed) CallAnalysisWriter.Write(json, call);
    });

    private static byte[] Write(string name, Action<Utf8JsonWriter> call)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, RetellJson.Writer))
        {
            json.WriteStartObject();
            json.WriteString("event", name);
            json.WriteStartObject("call");
            call(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}

/// <summary>Which of the three events is written.</summary>
internal enum CallStage
{
    Started,
    Ended,
    Analyzed,
}
