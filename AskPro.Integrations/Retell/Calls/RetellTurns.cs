using System.Text.Json;

namespace AskPro.Integrations.Retell.Calls;

/// <summary>The transcript: the richest of the three forms that has entries.</summary>
internal static class RetellTurns
{
    /// <summary>Stands for words that were there but could not be decoded.</summary>
    private const string Undecodable = "\uFFFD";

    public static IReadOnlyList<RetellTurn> Read(RetellFields call)
    {
        foreach (var form in (string[])["transcript_with_tool_calls", "transcript_object"])
        {
            if (call.Elements(form) is { Count: > 0 } elements && ReadAll(elements, form, call) is { Count: > 0 } turns)
                return turns;
        }

        return call.Text("transcript") is { } lines ? RetellTranscriptLines.Read(lines) : [];
    }

    private static List<RetellTurn> ReadAll(IReadOnlyList<JsonElement> elements, string form, RetellFields call)
    {
        var turns = new List<RetellTurn>(elements.Count);
        foreach (var element in elements)
        {
            if (element.ValueKind == JsonValueKind.Object)
                turns.Add(ReadOne(call.Of(element), form));
            else
                call.Note(form);
        }

        return turns;
    }

    private static RetellTurn ReadOne(RetellFields entry, string form)
    {
        var lost = new SortedSet<string>(StringComparer.Ordinal);
        var fields = entry.NotingIn(lost);
        var role = fields.Word("role") ?? "unknown";
        var turn = role switch
        {
            "agent" or "user" or "transfer_target" => new RetellTurn(role, fields.Text("content") ?? "", fields.FirstWordStart(), fields.LastWordEnd(), null),
            "tool_call_invocation" => Event(fields, role, fields.Text("name"), form),
            "node_transition" => Event(fields, role, Nodes(fields), form),
            "dtmf" => Event(fields, role, fields.Text("digit"), form),
            _ => Event(fields, role, fields.Text("content"), form),
        };
        if (lost.Count == 0)
            return turn;
        entry.Note(form);
        return lost.Contains("content") ? turn with { Content = Undecodable } : turn;
    }

    private static RetellTurn Event(RetellFields fields, string role, string? content, string form) =>
        new(role, content ?? "", fields.Seconds("time_sec"), null, fields.Raw(form));

    private static string? Nodes(RetellFields fields) =>
        (fields.Text("former_node_name"), fields.Text("new_node_name")) switch
        {
            ({ } former, { } next) => $"{former} → {next}",
            (_, { } next) => next,
            ({ } former, _) => former,
            _ => null,
        };
}
