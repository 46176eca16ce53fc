using System.Buffers.Binary;
using AskPro.Hosting.Dashboard.Otlp.Protocol;
using Google.Protobuf;

namespace AskPro.LoadTest.Dashboard;

/// <summary>
/// A message of gRPC with as many spans as an exporter sends at once, written once; only the trace ids are exchanged, so
/// that the sender takes little of the machine that is measured.
/// </summary>
internal sealed class SpanBatch
{
    public const int Spans = Traces * SpansPerTrace;

    private const int Traces = 102;
    private const int SpansPerTrace = 5;
    private const int FrameHeader = 5;
    private const int IdBytes = 16;

    /// <summary>The first half of every trace id of this sender: found again in the written bytes by it.</summary>
    private readonly ulong _sender;
    private readonly byte[] _frame;
    private readonly int[] _ids;
    private ulong _next;

    /// <param name="sender">Tells senders apart.</param>
    public SpanBatch(int sender)
    {
        _sender = 0xA5C3_96E1_7D2B_4F00UL + (ulong)sender;
        var message = Message().ToByteArray();
        _frame = new byte[FrameHeader + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(_frame.AsSpan(1), message.Length);
        message.CopyTo(_frame, FrameHeader);
        _ids = [.. Enumerable.Range(0, _frame.Length - IdBytes).Where(at => BinaryPrimitives.ReadUInt64BigEndian(_frame.AsSpan(at)) == _sender)];
        if (_ids.Length != Spans)
            throw new InvalidOperationException("The trace ids cannot be told from the rest of the message.");
    }

    /// <summary>The next message; valid until the next call.</summary>
    public byte[] Next()
    {
        for (var i = 0; i < _ids.Length; i++)
            BinaryPrimitives.WriteUInt64BigEndian(_frame.AsSpan(_ids[i] + 8), _next + (ulong)(i / SpansPerTrace) + 1);
        _next += Traces;
        return _frame;
    }

    private ExportTraceServiceRequest Message()
    {
        var scope = new ScopeSpans { Scope = new InstrumentationScope { Name = "Microsoft.AspNetCore" } };
        for (var trace = 0; trace < Traces; trace++)
        {
            for (var span = 0; span < SpansPerTrace; span++)
                scope.Spans.Add(Span(trace, span));
        }

        var resource = new SenderResource { Attributes = { Tag("service.name", "load"), Tag("service.instance.id", $"{_sender:x16}") } };
        return new ExportTraceServiceRequest { ResourceSpans = { new ResourceSpans { Resource = resource, ScopeSpans = { scope } } } };
    }

    /// <summary>About what a request or a statement of the services looks like.</summary>
    private Span Span(int trace, int number)
    {
        const ulong start = 1_700_000_000_000_000_000;
        return new Span
        {
            TraceId = Id(_sender, (ulong)trace),
            SpanId = Id((ulong)((trace * SpansPerTrace) + number + 1)),
            ParentSpanId = number == 0 ? ByteString.Empty : Id((ulong)((trace * SpansPerTrace) + 1)),
            Name = number == 0 ? "POST /api/retell/webhook/{companyKey}" : "postgresql",
            Kind = number == 0 ? 2 : 3,
            StartTimeUnixNano = start + (ulong)(number * 1000),
            EndTimeUnixNano = start + (ulong)(number * 1000) + 5_000_000,
            Attributes =
            {
                Tag("http.request.method", "POST"), Tag("url.path", "/api/retell/webhook/{companyKey}"), Tag("server.address", "localhost"),
                Tag("network.protocol.version", "1.1"), Tag("db.system.name", "postgresql"), Tag("db.namespace", "askpro"),
                Tag("db.query.text", "insert into inbox_jobs (event_id, received_at, lane, state) values ($1, $2, $3, $4)"),
                new KeyValue { Key = "http.response.status_code", Value = new AnyValue { IntValue = 204 } },
            },
        };
    }

    private static KeyValue Tag(string key, string value) => new() { Key = key, Value = new AnyValue { StringValue = value } };

    private static ByteString Id(params ReadOnlySpan<ulong> parts)
    {
        var bytes = new byte[parts.Length * 8];
        for (var i = 0; i < parts.Length; i++)
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * 8), parts[i]);
        return ByteString.CopyFrom(bytes);
    }
}
