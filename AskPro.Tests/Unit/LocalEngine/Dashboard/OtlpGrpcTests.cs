using System.Net;
using System.Net.Http.Headers;
using AskPro.Hosting.Dashboard.Otlp;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class OtlpGrpcTests : IAsyncLifetime
{
    private const string Traces = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    private const string Logs = "/opentelemetry.proto.collector.logs.v1.LogsService/Export";
    private const string Metrics = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";

    private OtlpServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await OtlpServer.StartAsync();
        _client = new HttpClient { BaseAddress = _server.Grpc };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Messages_written_by_hand_arrive()
    {
        Assert.Equal("0", await CallAsync(Traces, WireExports.Trace().GrpcFrame()));
        Assert.Equal("0", await CallAsync(Logs, WireExports.Log("Sold out").GrpcFrame()));
        Assert.Equal("0", await CallAsync(Metrics, WireExports.Histogram(1, 0, 0).GrpcFrame()));

        Assert.Equal((1, 1), (_server.Store.Traces.Stored, _server.Store.Logs.Stored));
        Assert.Equal("wait", Assert.Single(_server.Store.Metrics.Names()).Name.Name);
    }

    [Fact]
    public async Task Too_large_is_refused()
    {
        const string resourceExhausted = "8";

        Assert.Equal(resourceExhausted, await CallAsync(Traces, WireExports.Trace(new string('x', OtlpReceiver.LargestMessage)).GrpcFrame()));
        Assert.Equal(0, _server.Store.Traces.Stored);
    }

    [Fact]
    public async Task Other_services_are_unknown()
    {
        const string unimplemented = "12";

        Assert.Equal(unimplemented, await CallAsync("/opentelemetry.proto.collector.profiles.v1.ProfilesService/Export", [0, 0, 0, 0, 0]));
    }

    /// <returns>The status of gRPC.</returns>
    private async Task<string> CallAsync(string path, byte[] frame)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return answer.TrailingHeaders.TryGetValues("grpc-status", out var trailing) ? trailing.Single() : answer.Headers.GetValues("grpc-status").Single();
    }
}
