using System.Text.Json;
using AskPro.Data.Logs;

namespace AskPro.Api.Features.Logs;

/// <summary>A kept log record.</summary>
/// <param name="Id">In the order of writing.</param>
/// <param name="At">When it was logged.</param>
/// <param name="Service"><c>api</c>, <c>worker</c> or <c>web</c>.</param>
/// <param name="Instance">Which process of the service.</param>
/// <param name="Severity">As OpenTelemetry names it: <c>INFO</c>, <c>WARN</c>, <c>ERROR</c>, <c>FATAL</c>.</param>
/// <param name="SeverityNumber">As OpenTelemetry numbers it.</param>
/// <param name="Category">Who logged.</param>
/// <param name="EventId">The stable id of docs/telemetry.md; 0 for what has none.</param>
/// <param name="EventName">The name of the event.</param>
/// <param name="Template">The message before its values were filled in.</param>
/// <param name="Message">The message.</param>
/// <param name="Attributes">Its values by name.</param>
/// <param name="TraceId">The trace it belongs to (W3C Trace Context).</param>
/// <param name="SpanId">The span in it.</param>
/// <param name="ExceptionType">The type of the exception.</param>
/// <param name="ExceptionMessage">Its message.</param>
/// <param name="ExceptionStack">Where it came from, at most 8,000 characters.</param>
internal sealed record LogRow(
    long Id, DateTimeOffset At, string Service, string Instance, string Severity, int SeverityNumber, string Category, int EventId, string? EventName, string? Template,
    string Message, JsonElement Attributes, string? TraceId, string? SpanId, string? ExceptionType, string? ExceptionMessage, string? ExceptionStack)
{
    internal static LogRow Of(LogEntry entry) => new(
        entry.Id, entry.At, entry.Service, entry.Instance, LogSeverities.NameOf(entry.Severity), entry.Severity, entry.Category, entry.EventId, entry.EventName, entry.Template,
        entry.Message, JsonElement.Parse(entry.Attributes), entry.TraceId, entry.SpanId, entry.ExceptionType, entry.ExceptionMessage, entry.ExceptionStack);
}
