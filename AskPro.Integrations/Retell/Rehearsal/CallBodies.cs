using System.Buffers;
using System.Text.Json;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>Writes the webhook bodies of a rehearsed call, byte for byte in Retell's shape.</summary>
public static class CallBodies
{
    /// <summary><c>call_started</c>: the basic facts, about 0.8 kB. Not sent for a call that never connects.</summary>
    public static byte[] Started(StagedCall call) => Write("call_started", call, CallStage.Started);

    /// <summary><c>call_ended</c>: everything except the analysis.</summary>
    public static byte[] Ended(StagedCall call) => Write("call_ended", call, CallStage.Ended);

    /// <summary><c>call_analyzed</c>: everything.</summary>
    public static byte[] Analyzed(StagedCall call) => Write("call_analyzed", call, CallStage.Analyzed);

    private static byte[] Write(string name, StagedCall call, CallStage stage)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, RetellJson.Writer))
        {
            json.WriteStartObject();
            json.WriteString("event", name);
            json.WriteStartObject("call");
            CallFactsWriter.Write(json, call, stage);
            if (stage is not CallStage.Started && call.Script.IsConnected)
            {
                TranscriptWriter.Write(json, call);
                CallMeasurementsWriter.Write(json, call);
            }

            if (stage is CallStage.Analyzed) CallAnalysisWriter.Write(json, call);
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
