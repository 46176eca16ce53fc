using System.Net;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class TelemetryPageTests
{
    [Fact]
    public async Task A_log_record_is_found_and_leads_to_its_span()
    {
        await using var dashboard = await StartAsync();
        await dashboard.SendAllAsync();
        var browser = await dashboard.SignedInAsync();

        var all = await browser.GetStringAsync("/structuredlogs", LocalApp.Timeout);
        var one = await browser.GetStringAsync("/structuredlogs/1", LocalApp.Timeout);

        Assert.Contains("Sold &lt;b&gt;out&lt;/b&gt;", all, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>out", all + one, StringComparison.Ordinal);
        Assert.Contains($"/traces/{WireExports.TraceId}?span={WireExports.SpanId}#span", WebUtility.HtmlDecode(one), StringComparison.Ordinal);
        Assert.Contains("1 records", await browser.GetStringAsync("/_structuredlogs?text=SOLD&level=Warning&filter=order=17&resource=theirs", LocalApp.Timeout), StringComparison.Ordinal);
        Assert.Contains("0 records", await browser.GetStringAsync("/_structuredlogs?level=Error", LocalApp.Timeout), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/structuredlogs/2", LocalApp.Timeout)).StatusCode);
    }

    [Fact]
    public async Task Traces_are_filtered_by_duration_errors_and_attributes()
    {
        await using var dashboard = await StartAsync();
        await dashboard.SendAllAsync();
        var browser = await dashboard.SignedInAsync();

        foreach (var query in new[] { "", "?longer=1.5&shorter=2.5", "?failed=yes", "?filter=http.route=/things", "?text=things", "?order=Longest" })
            Assert.Contains("1 traces", await browser.GetStringAsync($"/_traces{query}", LocalApp.Timeout), StringComparison.Ordinal);
        foreach (var query in new[] { "?longer=3", "?shorter=1", "?failed=no", "?filter=http.route=/other", "?resource=nobody" })
            Assert.Contains("0 traces", await browser.GetStringAsync($"/_traces{query}", LocalApp.Timeout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_shows_its_spans_and_of_one_of_them_everything()
    {
        await using var dashboard = await StartAsync();
        await dashboard.SendAllAsync("<script>alert(1)</script>");
        var browser = await dashboard.SignedInAsync();

        var page = await browser.GetStringAsync($"/traces/{WireExports.TraceId}?span=a1a2a3a4a5a60001", LocalApp.Timeout);

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("3 spans", page, StringComparison.Ordinal);
        Assert.Contains("Without its parent", page, StringComparison.Ordinal);
        Assert.Contains("retry", page, StringComparison.Ordinal);
        Assert.Contains("c1c2c3c4c5c6c7c8", page, StringComparison.Ordinal);
        Assert.Contains("refused", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/traces/ffffffffffffffffffffffffffffffff", LocalApp.Timeout)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/traces/nonsense", LocalApp.Timeout)).StatusCode);
    }

    [Fact]
    public async Task A_metric_is_drawn_and_its_exemplars_lead_to_spans()
    {
        await using var dashboard = await StartAsync();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() * 1_000_000_000;
        await dashboard.SendAsync("/v1/metrics", WireExports.Histogram((ulong)now - 1_000_000_000, [0, 0, 0]));
        await dashboard.SendAsync("/v1/metrics", WireExports.Histogram((ulong)now, [10, 80, 10]));
        var browser = await dashboard.SignedInAsync();

        var page = await browser.GetStringAsync("/metrics?resource=theirs&meter=their.meter&instrument=wait&minutes=5", LocalApp.Timeout);
        var other = await browser.GetStringAsync("/_metrics?meter=their.meter&instrument=wait&dimension=queue%3Dslow", LocalApp.Timeout);

        Assert.Contains("<path class=\"line look0\"", page, StringComparison.Ordinal);
        // 10 values up to 1 s, 80 up to 10 s, 10 beyond.
        Assert.Matches("<dt>P50</dt>\\s*<dd>5.5 s</dd>", page);
        Assert.Matches("<dt>P90</dt>\\s*<dd>10 s</dd>", page);
        Assert.Contains("queue=fast", page, StringComparison.Ordinal);
        Assert.Contains($"/traces/{WireExports.TraceId}?span={WireExports.SpanId}#span", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("0 of 1 are shown", other, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/structuredlogs")]
    [InlineData("/traces")]
    [InlineData("/metrics")]
    [InlineData("/_traces")]
    [InlineData("/api/telemetry/logs")]
    public async Task Nobody_sees_telemetry_who_is_not_signed_in(string path)
    {
        await using var dashboard = await StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await dashboard.Stranger().GetAsync(path, LocalApp.Timeout)).StatusCode);
    }

    internal static Task<DashboardApp> StartAsync() => DashboardApp.StartAsync(_ => { });
}
