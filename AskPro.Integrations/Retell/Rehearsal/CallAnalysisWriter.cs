using System.Text.Json;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>Writes what Retell's analysis found out.</summary>
internal static class CallAnalysisWriter
{
    internal static void Write(Utf8JsonWriter json, StagedCall call)
    {
        var script = call.Script;
        json.WriteStartObject("call_analysis");
        json.WriteString("call_summary", call.Text.Fill(script.Summary));
        json.WriteBoolean("in_voicemail", false);
        json.WriteString("user_sentiment", script.Sentiment);
        json.WriteBoolean("call_successful", script.Successful);

        // Retell leaves the custom fields out when there was no conversation.
        if (script.Analysis.Count > 0)
        {
            json.WritePropertyName("custom_analysis_data");
            json.WriteRawValue(call.Text.Fill(RetellJson.Compact(script.Analysis)));
        }

        json.WriteEndObject();
    }
}
