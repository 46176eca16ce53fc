using System.Text;
using System.Text.Json;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>Writes the three forms of the transcript: text, utterances, utterances with tool calls.</summary>
internal static class TranscriptWriter
{
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<StagedTurn> turns)
    {
        var text = new StringBuilder();
        foreach (var turn in turns.OfType<SpokenTurn>())
            text.Append(turn.Role == "agent" ? "Agent: " : "User: ").Append(turn.Content).Append('\n');
        json.WriteString("transcript", text.ToString());

        json.WriteStartArray("transcript_object");
        foreach (var turn in turns.OfType<SpokenTurn>())
            WriteSpoken(json, turn);
        json.WriteEndArray();

        json.WriteStartArray("transcript_with_tool_calls");
        foreach (var turn in turns)
        {
            if (turn is SpokenTurn spoken) WriteSpoken(json, spoken);
            else if (turn is ToolTurn tool) WriteTool(json, tool);
        }

        json.WriteEndArray();
    }

    private static void WriteSpoken(Utf8JsonWriter json, SpokenTurn turn)
    {
        json.WriteStartObject();
        json.WriteString("role", turn.Role);
        json.WriteString("content", turn.Content);
        json.WriteStartArray("words");
        foreach (var word in turn.Words)
        {
            json.WriteStartObject();
            json.WriteString("word", word.Word);
            json.WriteNumber("start", word.Start);
            json.WriteNumber("end", word.End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, ToolTurn tool)
    {
        json.WriteStartObject();
        json.WriteString("role", "tool_call_invocation");
        json.WriteString("tool_call_id", tool.Id);
        json.WriteString("name", tool.Name);
        json.WriteString("arguments", tool.Arguments);
        json.WriteEndObject();

        json.WriteStartObject();
        json.WriteString("role", "tool_call_result");
        json.WriteString("tool_call_id", tool.Id);
        json.WriteString("content", tool.Result);
        json.WriteBoolean("successful", true);
        json.WriteEndObject();
    }
}
