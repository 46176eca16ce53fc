using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>
/// Copies a record, which belongs to the process only until the logging call returns. Scopes are left out as they are everywhere: that
/// of a request carries its path, and the path of a company's webhook is a secret.
/// </summary>
internal static class LogCopy
{
    internal const int LongestMessage = 4_000;
    internal const int LongestStack = 8_000;
    internal const int LongestText = 1_000;
    internal const int LongestName = 200;
    private const int MostAttributes = 40;
    private const string OriginalFormat = "{OriginalFormat}";

    // The JSON is stored, never written into a page as it is.
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static StoredLog Of(LogRecord record)
    {
        var (template, attributes) = Read(record.Attributes ?? []);
        return new(
            record.Timestamp, Severity(record.LogLevel), Cut(record.CategoryName, LongestName) ?? "", record.EventId.Id, Cut(record.EventId.Name, LongestName), template,
            Cut(record.FormattedMessage ?? record.Body, LongestMessage) ?? "", attributes,
            record.TraceId == default ? null : record.TraceId.ToHexString(), record.SpanId == default ? null : record.SpanId.ToHexString(),
            Cut(record.Exception?.GetType().FullName, LongestName), Cut(record.Exception?.Message, LongestText), Cut(record.Exception?.ToString(), LongestStack));
    }

    internal static short Severity(LogLevel level) => (short)(((int)level * 4) + 1);

    /// <summary>What Postgres takes: no U+0000, no half of a surrogate pair, and not longer than that.</summary>
    internal static string? Cut(string? text, int most)
    {
        if (text is null) return null;
        var cut = text.Length <= most ? text : text[..most];
        return cut.Contains('\0', StringComparison.Ordinal) || cut.AsSpan().ContainsAnyInRange('\ud800', '\udfff')
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)).Replace('\0', '\ufffd')
            : cut;
    }

    private static (string? Template, string Attributes) Read(IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        string? template = null;
        var named = new List<KeyValuePair<string, object?>>(values.Count);
        for (var index = 0; index < values.Count && index < MostAttributes; index++)
        {
            if (values[index].Key == OriginalFormat)
                template = Cut(values[index].Value as string, LongestText);
            else
                named.Add(values[index]);
        }

        return (template, Attributes(named));
    }

    /// <summary>The values by name, as they are kept.</summary>
    internal static string Attributes(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        foreach (var (name, value) in values.Take(MostAttributes))
            Write(json, Cut(name, LongestName)!, value);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case bool truth: json.WriteBoolean(name, truth); break;
            case int number: json.WriteNumber(name, number); break;
            case long number: json.WriteNumber(name, number); break;
            case double number when double.IsFinite(number): json.WriteNumber(name, number); break;
            default: json.WriteString(name, Cut(Convert.ToString(value, CultureInfo.InvariantCulture), LongestText)); break;
        }
    }
}
