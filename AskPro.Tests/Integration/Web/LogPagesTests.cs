using System.Net;
using System.Text.Json;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class LogPagesTests(WebHost web) : IClassFixture<WebHost>, IAsyncLifetime
{
    private const string Page = "/betrieb/protokoll";

    private FakeLogs Logs => web.Api.Operators.Logs;

    public ValueTask InitializeAsync()
    {
        (web.Api.Operators.IsOperator, web.Api.Operators.IsOutside) = (true, true);
        (Logs.Records, Logs.IsTooSlow, Logs.SecondPage) = (2, false, null);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Records_are_shown_with_everything_known_of_them_and_the_way_to_their_trace()
    {
        var browser = await web.SignedInAsync();
        var raw = await browser.ReadAsync(Page);
        var page = WebUtility.HtmlDecode(raw);

        Assert.Contains("Event 2 is a &lt;dead&gt; letter", raw, StringComparison.Ordinal);
        Assert.Contains("2026-11-23 10:00:00.123", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"mark tint-red\">Fehler</span>", page, StringComparison.Ordinal);
        Assert.Contains("Worker 3002", page, StringComparison.Ordinal);
        Assert.Contains("<dt dir=\"ltr\">Number</dt><dd dir=\"auto\">2</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Kategorie</dt><dd dir=\"ltr\">AskPro.Worker.Inbox</dd>", page, StringComparison.Ordinal);
        Assert.Contains("System.Exception: Broken", page, StringComparison.Ordinal);
        Assert.Contains("at Somewhere()", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}?spur={FakeLogs.TraceId}\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"web\">Web", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hx-trigger=\"askpro:refresh, every 2s\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Zum Ereignis dieser Spur", page, StringComparison.Ordinal);

        var trace = WebUtility.HtmlDecode(await browser.ReadAsync($"{Page}?spur={FakeLogs.TraceId}"));
        Assert.Contains($"<a href=\"/betrieb/ereignisse/{FakeOperators.CompanyId}\">Zum Ereignis dieser Spur", trace, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}?spur={FakeLogs.TraceId}\">Protokoll zu diesem Ereignis", WebUtility.HtmlDecode(await browser.ReadAsync($"/betrieb/ereignisse/{FakeOperators.CompanyId}")), StringComparison.Ordinal);
        foreach (var neighbour in new[] { "/betrieb/ereignisse", "/betrieb/zustand" })
            Assert.Contains($"href=\"{Page}\"", await browser.ReadAsync(neighbour), StringComparison.Ordinal);
        Assert.Contains("What Api, Worker and Web log", await (await web.SignedInAsync("en")).ReadAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_goes_to_Api_in_the_readers_zone_and_stays_in_the_form()
    {
        var browser = await web.SignedInAsync();
        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"{Page}?dienst=worker&stufe=warn&nummer=3002&text=dead&kategorie=AskPro.&von=2026-11-23T10:00&bis=2026-11-23T11:00"));

        Assert.Contains("value=\"2026-11-23T10:00\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"warn\" selected>mindestens Warnung", page, StringComparison.Ordinal);
        Assert.Contains(
            "GET /api/operators/logs?service=worker&severity=warn&category=AskPro.&eventId=3002&text=dead&from=2026-11-23T09%3A00%3A00.0000000%2B00%3A00&until=2026-11-23T10%3A01%3A00.0000000%2B00%3A00&limit=100",
            web.Api.Operators.Asked);

        var asked = web.Api.Operators.Asked.Count;
        var mistyped = WebUtility.HtmlDecode(await browser.ReadAsync($"{Page}?nummer=drei&spur=xyz&von=gestern"));
        Assert.Equal(3, mistyped.Split("aria-invalid=\"true\"").Length - 1);
        Assert.Contains("es wurde nichts gesucht", mistyped, StringComparison.Ordinal);
        Assert.Equal(asked, web.Api.Operators.Asked.Count);
    }

    [Fact]
    public async Task What_is_missing_is_said()
    {
        var browser = await web.SignedInAsync();
        Assert.Contains("Kein Eintrag passt zu dieser Auswahl. Der älteste gespeicherte Eintrag ist von 2026-11-23 09:00:00.000.", WebUtility.HtmlDecode(await browser.ReadAsync($"{Page}?text=nirgends")), StringComparison.Ordinal);
        Logs.Records = 0;
        Assert.Contains("Es ist noch kein Eintrag gespeichert.", WebUtility.HtmlDecode(await browser.ReadAsync(Page)), StringComparison.Ordinal);
        Logs.IsTooSlow = true;
        Assert.Contains("Die Suche hat länger als fünf Sekunden gedauert", WebUtility.HtmlDecode(await browser.ReadAsync($"{Page}?text=x")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_records_and_following_keep_the_filter()
    {
        Logs.Records = 150;
        var browser = await web.SignedInAsync();
        var first = WebUtility.HtmlDecode(await browser.ReadAsync($"{Page}?stufe=error&folgen=ja"));

        Assert.Contains($"hx-get=\"{Page}/_liste?stufe=error&folgen=ja\" hx-trigger=\"askpro:refresh, every 2s\"", first, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}?stufe=error\">Anhalten", first, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}?stufe=error&vor=51\"", first, StringComparison.Ordinal);
        var older = await browser.ReadAsync($"{Page}?stufe=error&vor=51");
        Assert.Equal(50, older.Split("<li id=\"log-").Length - 1);
        Logs.Records = 151;
        var list = await browser.ReadAsync($"{Page}/_liste?stufe=error&folgen=ja");
        Assert.StartsWith("<section id=\"log-list\"", list, StringComparison.Ordinal);
        Assert.Contains("<li id=\"log-151\"", list, StringComparison.Ordinal);
        Assert.Equal(100, list.Split("<li id=\"log-").Length - 1);
    }

    [Fact]
    public async Task The_download_holds_a_line_a_record_and_ends_at_ten_thousand()
    {
        Logs.Records = 10_600;
        var browser = await web.SignedInAsync();
        var answer = await browser.GetAsync($"{Page}/herunterladen?stufe=error");
        var lines = (await TestBrowser.TextAsync(answer)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(("application/x-ndjson", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(10_000, lines.Length);
        Assert.Equal(10_600, JsonDocument.Parse(lines[0]).RootElement.GetProperty("id").GetInt32());
        Assert.Equal("Event 601 is a <dead> letter", JsonDocument.Parse(lines[^1]).RootElement.GetProperty("message").GetString());
        Logs.IsTooSlow = true;
        Assert.Equal($"{Page}?stufe=error", (await browser.GetAsync($"{Page}/herunterladen?stufe=error")).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(422)]
    public async Task A_download_that_fails_midway_breaks_off_and_is_never_taken_for_a_whole_one(int status)
    {
        (Logs.Records, Logs.SecondPage) = (1_200, status);
        var browser = await web.SignedInAsync();

        await Assert.ThrowsAnyAsync<Exception>(async () => await TestBrowser.TextAsync(await browser.GetAsync($"{Page}/herunterladen")));
        Logs.SecondPage = null;
        Assert.Equal(1_200, (await TestBrowser.TextAsync(await browser.GetAsync($"{Page}/herunterladen"))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Whoever_is_signed_out_gets_the_sign_in_page_to_look_at_and_no_file()
    {
        var browser = await web.SignedInAsync();

        // With a download attribute a browser would save whatever comes.
        Assert.DoesNotContain(" download", await browser.ReadAsync(Page), StringComparison.Ordinal);
        var answer = await web.Browser().GetAsync($"{Page}/herunterladen");
        Assert.Equal((HttpStatusCode.SeeOther, null), (answer.StatusCode, answer.Content.Headers.ContentDisposition));
    }

    [Fact]
    public async Task Who_runs_no_platform_does_not_see_it()
    {
        (web.Api.Operators.IsOperator, web.Api.Operators.IsOutside) = (false, false);
        var browser = await web.SignedInAsync();

        foreach (var path in new[] { Page, $"{Page}/_liste", $"{Page}/herunterladen" })
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(path)).StatusCode);
    }
}
