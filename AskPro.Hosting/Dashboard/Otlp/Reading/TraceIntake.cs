using AskPro.Hosting.Dashboard.Otlp.Protocol;
using AskPro.Hosting.Dashboard.Telemetry;

namespace AskPro.Hosting.Dashboard.Otlp.Reading;

/// <summary>Takes exported spans into the store, whichever way they came.</summary>
internal sealed class TraceIntake(TelemetryStore store)
{
    private static readonly SpanMoment[] NoEvents = [];
    private static readonly LinkedSpan[] NoLinks = [];

    private readonly TagReader _tags = new(store.Texts, store.Limits.Attributes);

    public ExportTraceServiceResponse Take(ExportTraceServiceRequest request)
    {
        var refusals = new Refusals();
        var read = new List<StoredSpan>();
        foreach (var part in request.ResourceSpans)
        {
            var sender = store.Senders.Of(_tags.Read((part.Resource ?? new SenderResource()).Attributes));
            foreach (var scope in part.ScopeSpans)
                Read(sender, scope, read, refusals);
        }

        refusals.Add(store.Traces.Add(read), "The trace has too many spans.");
        return refusals.Count == 0
            ? new ExportTraceServiceResponse()
            : new ExportTraceServiceResponse { PartialSuccess = new() { RejectedSpans = refusals.Count, ErrorMessage = refusals.Reason } };
    }

    private void Read(Sender? sender, ScopeSpans scope, List<StoredSpan> read, Refusals refusals)
    {
        if (sender is null)
        {
            refusals.Add(scope.Spans.Count, "There are too many senders.");
            return;
        }

        var source = store.Texts.Of(scope.Scope?.Name ?? "");
        foreach (var span in scope.Spans)
        {
            var (trace, id) = (TraceId.Read(span.TraceId.Span), SpanId.Read(span.SpanId.Span));
            if (trace.IsNone || id.IsNone)
                refusals.Add(1, "A span needs a trace id of 16 bytes and a span id of 8.");
            else
                read.Add(Read(sender, source, trace, id, span));
        }
    }

    private StoredSpan Read(Sender sender, string source, TraceId trace, SpanId id, Span span) => new()
    {
        Sender = sender,
        Scope = source,
        TraceId = trace,
        SpanId = id,
        ParentId = SpanId.Read(span.ParentSpanId.Span),
        Name = store.Texts.Of(span.Name),
        Kind = (SpanKind)span.Kind,
        Start = UnixNanoseconds.Of(span.StartTimeUnixNano),
        End = UnixNanoseconds.Of(span.EndTimeUnixNano),
        Status = (Telemetry.SpanStatus)(span.Status?.Code ?? 0),
        StatusText = span.Status?.Message ?? "",
        Tags = _tags.Read(span.Attributes),
        Events = span.Events.Count == 0
            ? NoEvents
            : [.. span.Events.Select(moment => new SpanMoment(UnixNanoseconds.Of(moment.TimeUnixNano), store.Texts.Of(moment.Name), _tags.Read(moment.Attributes)))],
        Links = span.Links.Count == 0
            ? NoLinks
            : [.. span.Links.Select(link => new LinkedSpan(TraceId.Read(link.TraceId.Span), SpanId.Read(link.SpanId.Span), _tags.Read(link.Attributes)))],
    };
}
