using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AskPro.Hosting.Dashboard.Otlp;
using AskPro.Hosting.Dashboard.Telemetry;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class OtlpHttpTests : IAsyncLifetime
{
    private OtlpServer _server = null!;
    private HttpClient _client = null!;

    private static CancellationToken Timeout => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await OtlpServer.StartAsync(new TelemetryLimits { SpansPerTrace = 2 });
        _client = new HttpClient { BaseAddress = _server.Http };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_span_written_by_hand_arrives_with_all_it_says()
    {
        var answer = await PostAsync("/v1/traces", WireExports.Trace().Bytes);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/x-protobuf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Timeout));
        var span = Assert.Single(_server.Store.Traces.All().Single().Spans);
        Assert.Equal((WireExports.TraceId, "a1a2a3a4a5a60000", "b1b2b3b4b5b6b7b8"), (span.TraceId.ToString(), span.SpanId.ToString(), span.ParentId.ToString()));
        Assert.Equal(("theirs-one", "their.library", "GET /things", SpanKind.Server), (span.Sender.Id, span.Scope, span.Name, span.Kind));
        Assert.Equal(((long)WireExports.Start, 2_000_000L), (span.Start, span.Duration));
        Assert.Equal((SpanStatus.Error, "refused"), (span.Status, span.StatusText));
        Assert.Equal("/things", Assert.Single(span.Tags).Text);
        Assert.Equal(("retry", "2"), (Assert.Single(span.Events).Name, span.Events[0].Tags[0].Text));
        Assert.Equal("c1c2c3c4c5c6c7c8", Assert.Single(span.Links).SpanId.ToString());
    }

    [Fact]
    public async Task A_log_record_and_a_histogram_written_by_hand_arrive()
    {
        await PostAsync("/v1/logs", WireExports.Log("Sold out").Bytes);
        await PostAsync("/v1/metrics", WireExports.Histogram(1, 2, 3).Bytes);

        var record = Assert.Single(_server.Store.Logs.All());
        Assert.Equal(("Sold out", LogLevelName.Warning, "their.logger", "17"), (record.Body, record.Level, record.Scope, record.Tags[0].Text));
        Assert.Equal((WireExports.TraceId, WireExports.SpanId), (record.TraceId.ToString(), record.SpanId.ToString()));
        var dimension = _server.Store.Metrics.Find(["theirs"], "their.meter", "wait").Single().Dimensions.Single();
        Assert.Equal(("fast", 6UL), (dimension.Tags[0].Text, dimension.Points[^1].Buckets!.Total));
        Assert.Equal((0.7, WireExports.SpanId), (Assert.Single(dimension.Exemplars).Value, dimension.Exemplars[0].SpanId.ToString()));
    }

    [Fact]
    public async Task Json_has_its_ids_in_hexadecimal_digits()
    {
        const string json = """
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"theirs"}}]},"unknown":1,"scopeSpans":[{"spans":[
              {"traceId":"0102030405060708090A0b0c0d0e0f10","spanId":"a1a2a3a4a5a6a7a8","name":"by hand","kind":3,"startTimeUnixNano":"1700000000000000000",
               "endTimeUnixNano":"1700000000000000005","attributes":[{"key":"count","value":{"intValue":"7"}},{"key":"list","value":{"arrayValue":{"values":[{"boolValue":true},{"doubleValue":1.5}]}}}]}]}]}]}
            """;

        var answer = await PostAsync("/v1/traces", Encoding.UTF8.GetBytes(json), "application/json");

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var span = Assert.Single(_server.Store.Traces.All().Single().Spans);
        Assert.Equal((WireExports.TraceId, WireExports.SpanId), (span.TraceId.ToString(), span.SpanId.ToString()));
        Assert.True(span.ParentId.IsNone);
        Assert.Equal(5, span.Duration);
        Assert.Equal(["7", "[true,1.5]"], span.Tags.Select(tag => tag.Text));
    }

    [Fact]
    public async Task A_packed_message_is_unpacked()
    {
        var answer = await PostAsync("/v1/traces", Gzip(WireExports.Trace().Bytes), encoding: "gzip");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, _server.Store.Traces.Stored);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/x-protobuf", "br")]
    public async Task Other_forms_are_refused(string type, string? encoding) =>
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync("/v1/logs", WireExports.Log("x").Bytes, type, encoding)).StatusCode);

    [Fact]
    public async Task Too_large_is_refused_packed_or_not()
    {
        var large = new byte[OtlpReceiver.LargestMessage + 1];

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync("/v1/traces", large)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync("/v1/traces", Gzip(large), encoding: "gzip")).StatusCode);
    }

    [Theory]
    [InlineData("application/x-protobuf", null)]
    [InlineData("application/x-protobuf", "gzip")]
    [InlineData("application/json", null)]
    public async Task What_cannot_be_read_is_refused(string type, string? encoding) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/v1/metrics", [0x0f, 0xff, 0xff], type, encoding)).StatusCode);

    [Fact]
    public async Task What_is_not_kept_is_said()
    {
        var answer = await PostAsync("/v1/traces", WireExports.Trace(spans: 5).Bytes);

        var said = AskPro.Hosting.Dashboard.Otlp.Protocol.ExportTraceServiceResponse.Parser.ParseFrom(await answer.Content.ReadAsByteArrayAsync(Timeout));
        Assert.Equal((3, "The trace has too many spans."), (said.PartialSuccess.RejectedSpans, said.PartialSuccess.ErrorMessage));
        Assert.Equal(2, _server.Store.Traces.Stored);
    }

    [Fact]
    public async Task A_span_without_ids_is_not_kept()
    {
        const string json = """{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"nobody"}]}]}]}""";

        var answer = await PostAsync("/v1/traces", Encoding.UTF8.GetBytes(json), "application/json");

        Assert.Contains("\"rejectedSpans\": \"1\"", await answer.Content.ReadAsStringAsync(Timeout), StringComparison.Ordinal);
        Assert.Equal(0, _server.Store.Traces.Stored);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type = "application/x-protobuf", string? encoding = null)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);
        return _client.PostAsync(path, content, Timeout);
    }
}
