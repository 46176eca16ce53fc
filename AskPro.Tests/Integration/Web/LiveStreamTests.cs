using System.Diagnostics;
using System.Globalization;
using AskPro.Web.Live;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class LiveStreamTests(WebHost web) : IClassFixture<WebHost>, IDisposable
{
    // Below the 15 s of the usual look: two changes in a row within it are found by the look of every second.
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(13));

    public void Dispose()
    {
        patience.Dispose();
        web.Api.SessionIsKnown = true;
    }

    [Fact]
    public async Task A_browser_that_is_behind_gets_one_change_and_then_every_new_one()
    {
        web.Api.Seq = 9;
        using var stream = await OpenAsync("/live?after=7");

        Assert.Equal("event: connected", await NextEventAsync(stream));
        Assert.Equal("event: changed id: 9", await NextEventAsync(stream));

        web.Services.GetRequiredService<FeedHub>().Advance(FakeApi.CompanyId, 12);
        Assert.Equal("event: changed id: 12", await NextEventAsync(stream));
    }

    [Fact]
    public async Task Last_event_id_stands_above_the_address()
    {
        web.Api.Seq = 20;
        using var stream = await OpenAsync("/live?after=1", lastEventId: "20");
        Assert.Equal("event: connected", await NextEventAsync(stream));

        web.Services.GetRequiredService<FeedHub>().Advance(FakeApi.CompanyId, 21);
        Assert.Equal("event: changed id: 21", await NextEventAsync(stream));
    }

    [Fact]
    public async Task A_change_carries_the_trace_of_its_event_for_the_requests_that_follow()
    {
        using var stream = await OpenAsync("/live", lastEventId: web.Api.Seq.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("event: connected", await NextEventAsync(stream));
        using var publish = new Activity("feed publish") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();

        web.Services.GetRequiredService<FeedHub>().Advance(
            FakeApi.CompanyId, web.Api.Seq + 1, new FeedCause(TimeProvider.System.GetUtcNow(), publish.Context));

        string? line;
        do
            line = await stream.ReadLineAsync(patience.Token);
        while (line?.StartsWith("data:", StringComparison.Ordinal) != true);
        Assert.StartsWith($"data: 00-{publish.TraceId}-", line, StringComparison.Ordinal);
        Assert.DoesNotContain(publish.SpanId.ToHexString(), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_poller_finds_what_the_hints_missed_while_the_cache_is_away()
    {
        web.Api.Seq = 30;
        using var stream = await OpenAsync("/live?after=30");
        Assert.Equal("event: connected", await NextEventAsync(stream));

        web.Api.Seq = 31;

        Assert.Equal("event: changed id: 31", await NextEventAsync(stream));
        web.Api.Seq = 32;
        Assert.Equal("event: changed id: 32", await NextEventAsync(stream));
    }

    [Fact]
    public async Task A_session_that_ends_ends_the_stream()
    {
        using var stream = await OpenAsync("/live?after=0", lastEventId: web.Api.Seq.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("event: connected", await NextEventAsync(stream));

        web.Api.SessionIsKnown = false;

        Assert.Equal("event: signed-out", await NextEventAsync(stream));
        Assert.Null(await stream.ReadLineAsync(patience.Token));
    }

    private async Task<StreamReader> OpenAsync(string path, string? lastEventId = null)
    {
        var browser = await web.SignedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await browser.SendAsync(request);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync(patience.Token));
    }

    private async Task<string> NextEventAsync(StreamReader stream)
    {
        var lines = new List<string>();
        while (await stream.ReadLineAsync(patience.Token) is { Length: > 0 } line)
        {
            if (!line.StartsWith("data:", StringComparison.Ordinal))
                lines.Add(line);
        }

        return string.Join(' ', lines);
    }
}
