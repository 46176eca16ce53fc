using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace AskPro.LoadTest.Dashboard;

/// <summary>Sends batch after batch over a connection of its own, until the time is over, with a pace or as fast as it is answered.</summary>
internal sealed class SpanSender(Uri receiver, string key, int number) : IDisposable
{
    private const string Path = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    private readonly HttpClient _client = new() { BaseAddress = receiver };
    private readonly SpanBatch _batch = new(number);

    /// <summary>Spans that were sent, whatever became of them.</summary>
    public long Sent { get; private set; }

    /// <param name="clock">Runs since the begin.</param>
    /// <param name="length">After this long no further message is sent.</param>
    /// <param name="pace">Spans a second; who fell behind catches up. Without a pause when null.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="InvalidOperationException">The receiver refused a message.</exception>
    public async Task RunAsync(Stopwatch clock, TimeSpan length, double? pace, CancellationToken cancellationToken)
    {
        for (var sent = 0L; clock.Elapsed < length; sent += SpanBatch.Spans)
        {
            if (pace is { } perSecond && TimeSpan.FromSeconds(sent / perSecond) - clock.Elapsed is { Ticks: > 0 } pause)
                await Task.Delay(pause, TimeProvider.System, cancellationToken);
            await SendAsync(cancellationToken);
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(_batch.Next()) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
            Headers = { { "x-otlp-api-key", key } },
        };
        Sent += SpanBatch.Spans;
        using var answer = await _client.SendAsync(request, cancellationToken);
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!answer.TrailingHeaders.TryGetValues("grpc-status", out var status) || status.Single() != "0")
            throw new InvalidOperationException($"The receiver answered {(int)answer.StatusCode} with the status {string.Join(',', status ?? [])}.");
    }

    public void Dispose() => _client.Dispose();
}
