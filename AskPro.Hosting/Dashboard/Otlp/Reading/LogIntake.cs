using AskPro.Hosting.Dashboard.Otlp.Protocol;
using AskPro.Hosting.Dashboard.Telemetry;

namespace AskPro.Hosting.Dashboard.Otlp.Reading;

/// <summary>Takes exported log records into the store, whichever way they came.</summary>
internal sealed class LogIntake(TelemetryStore store, TimeProvider time)
{
    private readonly TagReader _tags = new(store.Texts, store.Limits.Attributes);

    public ExportLogsServiceResponse Take(ExportLogsServiceRequest request)
    {
        var refusals = new Refusals();
        var read = new List<StoredLog>();
        foreach (var part in request.ResourceLogs)
        {
            var sender = store.Senders.Of(_tags.Read((part.Resource ?? new SenderResource()).Attributes));
            if (sender is null)
                refusals.Add(part.ScopeLogs.Sum(scope => scope.LogRecords.Count), "There are too many senders.");
            else
                read.AddRange(part.ScopeLogs.SelectMany(scope => scope.LogRecords.Select(record => Read(sender, store.Texts.Of(scope.Scope?.Name ?? ""), record))));
        }

        store.Logs.Add(read);
        return refusals.Count == 0
            ? new ExportLogsServiceResponse()
            : new ExportLogsServiceResponse { PartialSuccess = new() { RejectedLogRecords = refusals.Count, ErrorMessage = refusals.Reason } };
    }

    private StoredLog Read(Sender sender, string category, LogRecord record) => new()
    {
        Sender = sender,
        Scope = category,
        Time = TimeOf(record),
        Severity = record.SeverityNumber,
        SeverityText = store.Texts.Of(record.SeverityText),
        Body = TagText.Of(_tags.Value(record.Body)),
        EventName = store.Texts.Of(record.EventName),
        TraceId = TraceId.Read(record.TraceId.Span),
        SpanId = SpanId.Read(record.SpanId.Span),
        Tags = _tags.Read(record.Attributes),
    };

    /// <summary>Who says no time means now; that is entered, so that it is still the same when the message is read again after a restart.</summary>
    private long TimeOf(LogRecord record)
    {
        if (record.TimeUnixNano > 0)
            return UnixNanoseconds.Of(record.TimeUnixNano);
        if (record.ObservedTimeUnixNano == 0)
            record.ObservedTimeUnixNano = (ulong)UnixNanoseconds.Of(time.GetUtcNow());
        return UnixNanoseconds.Of(record.ObservedTimeUnixNano);
    }
}
