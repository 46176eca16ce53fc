using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace AskPro.Api.Features.Events;

/// <summary>
/// A body with its structure in sight and nothing in it that could be about a person: a value is shown only where Retell puts a code, an id, a time or a measure
/// of its own, and only if it looks like one. Read as it stands, so that the beginning of a body that was cut is shown too.
/// </summary>
internal static class MaskedBody
{
    internal const string Mask = "•••";

    private const int LongestText = 64 * 1024;
    private const int LongestCode = 80;

    private static readonly FrozenSet<string> Shown = FrozenSet.Create(
        StringComparer.Ordinal,
        "event", "event_timestamp", "call.call_id", "call.call_type", "call.call_status", "call.agent_id", "call.agent_version", "call.direction", "call.start_timestamp",
        "call.end_timestamp", "call.duration_ms", "call.disconnection_reason", "call.data_storage_setting", "call.opt_out_sensitive_data_storage", "call.opt_in_signed_url",
        "call.call_analysis.in_voicemail", "call.call_analysis.call_successful", "call.call_analysis.user_sentiment", "call.transcript_object.role", "call.transcript_with_tool_calls.role");

    // Below these Retell has measures alone.
    private static readonly string[] Measures = ["call.latency.", "call.call_cost.", "call.llm_token_usage."];

    /// <summary>Null when it is no JSON.</summary>
    /// <param name="body">The body, or its beginning.</param>
    /// <param name="isWhole">Whether it is the whole body.</param>
    internal static string? Of(ReadOnlySpan<byte> body, bool isWhole)
    {
        var reader = new Utf8JsonReader(body, isWhole, default);
        var text = new StringBuilder();
        var levels = new Stack<Level>();
        var path = "";
        try
        {
            while (text.Length < LongestText && reader.Read())
                path = Write(ref reader, text, levels, path);
        }
        catch (JsonException)
        {
            return null;
        }

        if (levels.Count > 0) text.Append("\n…");
        return text.Length == 0 ? null : text.ToString();
    }

    private static string Write(ref Utf8JsonReader reader, StringBuilder text, Stack<Level> levels, string path)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                var ended = levels.Pop();
                if (ended.Count > 0) NewLine(text, levels.Count);
                text.Append(reader.TokenType == JsonTokenType.EndObject ? '}' : ']');
                return ended.Path;
            case JsonTokenType.PropertyName:
                Separate(text, levels);
                // What is no name of Retell's leads to nothing that is shown.
                var name = Said(ref reader) is { } named && IsName(named) ? named : Mask;
                text.Append('"').Append(name).Append("\": ");
                return levels.Peek().Path is { Length: > 0 } parent ? $"{parent}.{name}" : name;
        }

        if (levels.TryPeek(out var level) && level.IsArray)
        {
            Separate(text, levels);
            path = level.Path;
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            levels.Push(new Level(path, reader.TokenType == JsonTokenType.StartArray));
            text.Append(reader.TokenType == JsonTokenType.StartArray ? '[' : '{');
        }
        else
        {
            text.Append(Value(ref reader, path));
        }

        return path;
    }

    private static string Value(ref Utf8JsonReader reader, string path) => reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.String => Said(ref reader) is { } said && (said.Length == 0 || Shown.Contains(path) && IsCode(said)) ? $"\"{said}\"" : $"\"{Mask}\"",
        _ when Shown.Contains(path) || Measures.Any(measure => path.StartsWith(measure, StringComparison.Ordinal)) => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => Mask,
    };

    /// <summary>Null when it is no text: bytes that are no UTF-8, or half of a surrogate pair.</summary>
    private static string? Said(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static void Separate(StringBuilder text, Stack<Level> levels)
    {
        var level = levels.Peek();
        if (level.Count++ > 0) text.Append(',');
        NewLine(text, levels.Count);
    }

    private static void NewLine(StringBuilder text, int depth) => text.Append('\n').Append(' ', depth * 2);

    // A name that a sender made up of a number or a person is no name of Retell's.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 40 && char.IsAsciiLetterLower(name[0]) && name.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '_');

    private static bool IsCode(string said) =>
        said.Length <= LongestCode && char.IsAsciiLetter(said[0]) && said.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-' or '.');

    private sealed class Level(string path, bool isArray)
    {
        public string Path { get; } = path;

        public bool IsArray { get; } = isArray;

        public int Count { get; set; }
    }
}
