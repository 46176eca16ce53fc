using System.Net;
using AskPro.Web.Health;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class HealthPagesTests(WebHost web) : IClassFixture<WebHost>, IAsyncLifetime
{
    private const string Page = "/betrieb/zustand";

    public async ValueTask InitializeAsync()
    {
        (web.Api.Operators.IsOperator, web.Api.Operators.IsOutside) = (true, true);
        (web.Api.IsAway, web.Api.Health.IsDatabaseAway) = (false, false);
        web.Services.GetRequiredService<LastHealth>().Answer = null;
        await LookAsync();
    }

    public ValueTask DisposeAsync()
    {
        (web.Api.IsAway, web.Api.Health.IsDatabaseAway) = (false, false);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_component_says_how_it_stands_what_was_measured_and_what_to_do()
    {
        var browser = await web.SignedInAsync();
        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Page));

        Assert.Contains("href=\"/betrieb/zustand\" aria-current=\"page\"", page, StringComparison.Ordinal);
        Assert.Equal(6, page.Split("data-component=").Length - 1);
        var worker = Component(page, "worker");
        Assert.Contains("ausgefallen", worker, StringComparison.Ordinal);
        Assert.Contains("Der Worker gibt kein Lebenszeichen", worker, StringComparison.Ordinal);
        Assert.Contains("<code>docs/runbooks/worker-silent.md</code>", worker, StringComparison.Ordinal);
        Assert.Contains("7 min", worker, StringComparison.Ordinal);
        Assert.Contains("1 halbe Stunden mit Ausfall, 0 eingeschränkt, zuletzt in der ab 09:30 Uhr", worker, StringComparison.Ordinal);
        Assert.Contains("<title>09:30: ausgefallen</title>", worker, StringComparison.Ordinal);
        Assert.Contains("3,2 ms", Component(page, "database"), StringComparison.Ordinal);
        Assert.Contains("keine Störung", Component(page, "database"), StringComparison.Ordinal);
        Assert.Contains("1.234", Component(page, "processing"), StringComparison.Ordinal);
        Assert.Contains("Antwortzeit", Component(page, "api"), StringComparison.Ordinal);
        Assert.Contains("unbekannt", Component(page, "mails"), StringComparison.Ordinal);
        Assert.Contains("Web (diese Oberfläche)", Component(page, "web"), StringComparison.Ordinal);

        var english = WebUtility.HtmlDecode(await (await web.SignedInAsync("en")).ReadAsync(Page));
        Assert.Contains("The Worker gives no sign of life", english, StringComparison.Ordinal);
        Assert.Contains("1,234", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_the_section_leads_to_the_state()
    {
        var browser = await web.SignedInAsync();
        var answer = await browser.GetAsync("/betrieb");
        Assert.Equal(Page, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task While_the_database_is_away_the_last_known_is_shown_with_its_time()
    {
        var browser = await web.SignedInAsync();
        await browser.ReadAsync(Page);
        web.Api.Health.IsDatabaseAway = true;

        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Page));
        Assert.Contains("AskPro kann gerade nicht alles messen.", page, StringComparison.Ordinal);
        Assert.Contains("ausgefallen", Component(page, "database"), StringComparison.Ordinal);
        Assert.Contains("docs/runbooks/database-away.md", Component(page, "database"), StringComparison.Ordinal);
        Assert.Contains("in Ordnung", Component(page, "api"), StringComparison.Ordinal);
        Assert.Contains("1.234", Component(page, "processing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Api_is_away_both_pages_come_and_say_so()
    {
        var browser = await web.SignedInAsync();
        web.Api.IsAway = true;

        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Page));
        Assert.Contains("keine vollständige Messung", page, StringComparison.Ordinal);
        Assert.Contains("docs/runbooks/service-down.md", Component(page, "api"), StringComparison.Ordinal);
        Assert.Equal(2, page.Split("data-component=").Length - 1);

        var status = WebUtility.HtmlDecode(await web.Browser().ReadAsync("/status"));
        Assert.Contains("AskPro ist gestört. Wir arbeiten daran.", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_page_needs_no_session_asks_nobody_and_tells_nothing_of_the_inside()
    {
        var before = web.Api.LastAuthorization;
        var answer = await web.Browser().GetAsync("/status");
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(answer));

        Assert.Equal((true, TimeSpan.FromSeconds(10)), (answer.Headers.CacheControl!.Private, answer.Headers.CacheControl.MaxAge));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(before, web.Api.LastAuthorization);
        Assert.Contains("AskPro läuft mit Einschränkungen.", page, StringComparison.Ordinal);
        foreach (var part in new[] { "Anrufannahme", "Verarbeitung", "Weboberfläche", "E-Mails" })
            Assert.Contains(part, page, StringComparison.Ordinal);
        foreach (var inside in new[] { "Worker", "Redis", "Postgres", "runbook", "1234", "1.234", "Api" })
            Assert.DoesNotContain(inside, page, StringComparison.Ordinal);
        Assert.Contains("AskPro is running with limitations.", await web.Browser("en").ReadAsync("/status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_runs_no_platform_does_not_see_it()
    {
        (web.Api.Operators.IsOperator, web.Api.Operators.IsOutside) = (false, false);
        var browser = await web.SignedInAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(Page)).StatusCode);
        Assert.DoesNotContain(Page, await browser.ReadAsync("/anrufe"), StringComparison.Ordinal);
    }

    private Task<StatusResult> LookAsync() => web.Services.GetRequiredService<StatusWatch>().RunOnceAsync(TestContext.Current.CancellationToken);

    private static string Component(string page, string name) => page.Split($"data-component=\"{name}\"")[1].Split("data-component=")[0];
}
