using System.Globalization;
using System.Text.Json;
using AskPro.Hosting.Dashboard.Telemetry;

namespace AskPro.Hosting.Dashboard.Api;

/// <summary>Writes kept records as the JSON of OTLP: what comes out could be sent in again.</summary>
internal static class OtlpJson
{
    public static void Write(Utf8JsonWriter json, IEnumerable<StoredSpan> spans) =>
        WriteGroups(json, "resourceSpans", "scopeSpans", "spans", spans, span => (span.Sender, span.Scope), Write);

    public static void Write(Utf8JsonWriter json, IEnumerable<StoredLog> records) =>
        WriteGroups(json, "resourceLogs", "scopeLogs", "logRecords", records, record => (record.Sender, record.Scope), Write);

    /// <summary>Attributes by the name of their list.</summary>
    public static void WriteTags(Utf8JsonWriter json, string name, Tag[] tags)
    {
        json.WriteStartArray(name);
        WriteTags(json, tags);
        json.WriteEndArray();
    }

    private static void WriteGroups<T>(
        Utf8JsonWriter json, string senders, string scopes, string items, IEnumerable<T> records, Func<T, (Sender Sender, string Scope)> originOf, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject();
        json.WriteStartArray(senders);
        foreach (var sender in records.GroupBy(record => originOf(record).Sender))
        {
            json.WriteStartObject();
            json.WriteStartObject("resource");
            WriteTags(json, "attributes", sender.Key.Tags);
            json.WriteEndObject();
            json.WriteStartArray(scopes);
            foreach (var scope in sender.GroupBy(record => originOf(record).Scope))
            {
                json.WriteStartObject();
                json.WriteStartObject("scope");
                json.WriteString("name", scope.Key);
                json.WriteEndObject();
                json.WriteStartArray(items);
                foreach (var record in scope)
                    write(json, record);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StoredSpan span)
    {
        json.WriteStartObject();
        WriteIds(json, span.TraceId, span.SpanId);
        if (!span.ParentId.IsNone)
            json.WriteString("parentSpanId", span.ParentId.ToString());
        json.WriteString("name", span.Name);
        json.WriteNumber("kind", (int)span.Kind);
        WriteTime(json, "startTimeUnixNano", span.Start);
        WriteTime(json, "endTimeUnixNano", span.End);
        WriteTags(json, "attributes", span.Tags);
        json.WriteStartArray("events");
        foreach (var moment in span.Events)
        {
            json.WriteStartObject();
            WriteTime(json, "timeUnixNano", moment.Time);
            json.WriteString("name", moment.Name);
            WriteTags(json, "attributes", moment.Tags);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var link in span.Links)
        {
            json.WriteStartObject();
            WriteIds(json, link.TraceId, link.SpanId);
            WriteTags(json, "attributes", link.Tags);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("status");
        json.WriteNumber("code", (int)span.Status);
        if (span.StatusText.Length > 0)
            json.WriteString("message", span.StatusText);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StoredLog record)
    {
        json.WriteStartObject();
        WriteTime(json, "timeUnixNano", record.Time);
        json.WriteNumber("severityNumber", record.Severity);
        json.WriteString("severityText", record.SeverityText);
        json.WriteStartObject("body");
        json.WriteString("stringValue", record.Body);
        json.WriteEndObject();
        WriteTags(json, "attributes", record.Tags);
        if (!record.TraceId.IsNone)
            WriteIds(json, record.TraceId, record.SpanId);
        if (record.EventName.Length > 0)
            json.WriteString("eventName", record.EventName);
        json.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter json, TraceId trace, SpanId span)
    {
        json.WriteString("traceId", trace.ToString());
        if (!span.IsNone)
            json.WriteString("spanId", span.ToString());
    }

    /// <summary>Numbers of 64 bits are texts in JSON, which reads numbers as doubles.</summary>
    private static void WriteTime(Utf8JsonWriter json, string name, long nanoseconds) => json.WriteString(name, nanoseconds.ToString(CultureInfo.InvariantCulture));

    private static void WriteTags(Utf8JsonWriter json, Tag[] tags)
    {
        foreach (var tag in tags)
        {
            json.WriteStartObject();
            json.WriteString("key", tag.Key);
            json.WritePropertyName("value");
            WriteValue(json, tag.Value);
            json.WriteEndObject();
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        json.WriteStartObject();
        switch (value)
        {
            case string text:
                json.WriteString("stringValue", text);
                break;
            case bool flag:
                json.WriteBoolean("boolValue", flag);
                break;
            case long number:
                json.WriteString("intValue", number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber("doubleValue", number);
                break;
            case double number:
                json.WriteString("doubleValue", double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
            case byte[] bytes:
                json.WriteBase64String("bytesValue", bytes);
                break;
            case Tag[] fields:
                json.WriteStartObject("kvlistValue");
                WriteTags(json, "values", fields);
                json.WriteEndObject();
                break;
            case object?[] items:
                json.WriteStartObject("arrayValue");
                json.WriteStartArray("values");
                foreach (var item in items)
                    WriteValue(json, item);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
        }

        json.WriteEndObject();
    }
}
