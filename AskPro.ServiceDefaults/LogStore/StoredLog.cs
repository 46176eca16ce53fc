using System.Text.Json.Serialization;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>A log record as it is kept: bounded texts that Postgres takes as they are.</summary>
/// <param name="At">When it was written, in UTC.</param>
/// <param name="Severity">The number of OpenTelemetry: 9 Information, 13 Warning, 17 Error, 21 Critical.</param>
/// <param name="Category">Who wrote it.</param>
/// <param name="EventId">The stable id of docs/telemetry.md; 0 for what has none.</param>
/// <param name="EventName">The name of the event.</param>
/// <param name="Template">The message before its values were filled in.</param>
/// <param name="Message">The message.</param>
/// <param name="Attributes">The values by name (json object).</param>
/// <param name="TraceId">The trace it belongs to, 32 hexadecimal digits.</param>
/// <param name="SpanId">The span in it.</param>
/// <param name="ExceptionType">The type of the exception.</param>
/// <param name="ExceptionMessage">Its message.</param>
/// <param name="ExceptionStack">Where it came from, inner exceptions included.</param>
internal sealed record StoredLog(
    DateTime At, short Severity, string Category, int EventId, string? EventName, string? Template, string Message, string Attributes, string? TraceId, string? SpanId,
    string? ExceptionType, string? ExceptionMessage, string? ExceptionStack)
{
    /// <summary>Of its texts that may be long.</summary>
    [JsonIgnore]
    public int Characters { get; } = Message.Length + Attributes.Length + (Template?.Length ?? 0) + (ExceptionMessage?.Length ?? 0) + (ExceptionStack?.Length ?? 0);
}
