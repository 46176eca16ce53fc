using System.Text.Json;

namespace AskPro.Web.Backend;

/// <param name="OldestAt">When the oldest record of all was logged; null when none is kept.</param>
/// <param name="TraceEventId">Asked for one trace: the event of the inbox that it brought.</param>
public sealed record LogListAnswer(IReadOnlyList<LogRowAnswer> Items, string? NextCursor, DateTimeOffset? OldestAt, Guid? TraceEventId);

/// <summary>A kept log record.</summary>
/// <param name="Severity">As OpenTelemetry names it: <c>INFO</c>, <c>WARN</c>, <c>ERROR</c>, <c>FATAL</c>.</param>
public sealed record LogRowAnswer(
    long Id, DateTimeOffset At, string Service, string Instance, string Severity, int SeverityNumber, string Category, int EventId, string? EventName, string? Template,
    string Message, JsonElement Attributes, string? TraceId, string? SpanId, string? ExceptionType, string? ExceptionMessage, string? ExceptionStack);
