using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AskPro.Integrations.Retell.Calls;

/// <summary>
/// Copies JSON into what Postgres stores as jsonb: no NUL in texts, no broken characters, no number beyond its range. What
/// cannot be kept becomes null.
/// </summary>
internal static class RetellJson
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Copy(JsonElement element, Action lost)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, _options))
            Write(element, writer, lost);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer, Action lost)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                    WriteMember(member, writer, lost);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(item, writer, lost);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                WriteNumber(element, writer, lost);
                break;
            case JsonValueKind.String:
                if (TryTake(() => element.GetString()!, lost) is { } text)
                    writer.WriteStringValue(text);
                else
                    writer.WriteNullValue();
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBooleanValue(element.GetBoolean());
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteMember(JsonProperty member, Utf8JsonWriter writer, Action lost)
    {
        if (TryTake(() => member.Name, lost) is not { } name)
            return;
        writer.WritePropertyName(name);
        Write(member.Value, writer, lost);
    }

    private static void WriteNumber(JsonElement number, Utf8JsonWriter writer, Action lost)
    {
        if (number.TryGetDecimal(out var exact))
        {
            writer.WriteNumberValue(exact);
        }
        else if (number.TryGetDouble(out var rough) && double.IsFinite(rough))
        {
            writer.WriteNumberValue(rough);
        }
        else
        {
            lost();
            writer.WriteNullValue();
        }
    }

    private static string? TryTake(Func<string> take, Action lost)
    {
        try
        {
            return RetellText.WithoutNul(take());
        }
        catch (InvalidOperationException)
        {
            lost();
            return null;
        }
    }
}
