using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class CompanySettingsPageTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Page = "/einstellungen/betrieb";

    [Fact]
    public async Task A_saved_change_says_so_and_shows_in_the_frame_at_once()
    {
        var browser = await web.SignedInAsync();

        var saved = await SaveAsync(browser, "Salon <b>Neu</b>", web.Api.Company["version"]!.GetValue<int>());
        var page = await browser.ReadAsync(saved.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("role=\"status\">Gespeichert 11:00", page, StringComparison.Ordinal);
        Assert.Contains("account-name\">Salon &lt;b&gt;Neu&lt;/b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_what_was_typed_stays()
    {
        var browser = await web.SignedInAsync("en");

        var refused = await SaveAsync(browser, "", 1, language: "en");
        var page = await TestBrowser.TextAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("<a href=\"#name\">Company name: Please fill this in.</a>", page, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"name-error name-hint\" aria-invalid=\"true\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"en\" selected", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_slower_sees_the_others_values_beside_the_own_ones()
    {
        var browser = await web.SignedInAsync();
        web.Api.Company["name"] = "Toms Salon";

        var refused = await SaveAsync(browser, "Lenas Salon", 0);
        var page = await TestBrowser.TextAsync(refused);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Tom Berg hat das gerade geändert", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<dd dir=\"auto\">Toms Salon</dd>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Lenas Salon\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"version\" value=\"{web.Api.Company["version"]}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_manage_sees_neither_page_nor_way_there()
    {
        var rights = web.Api.Rights;
        web.Api.Rights = new JsonArray("list", "summary");
        try
        {
            var browser = await web.SignedInAsync();

            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(Page)).StatusCode);
            Assert.DoesNotContain("/einstellungen", await browser.ReadAsync("/anrufe"), StringComparison.Ordinal);
        }
        finally
        {
            web.Api.Rights = rights;
        }
    }

    private static Task<HttpResponseMessage> SaveAsync(TestBrowser browser, string name, int version, string language = "de") => browser.PostFormAsync(
        Page, Page, ("name", name), ("timeZone", "Europe/Berlin"), ("language", language), ("version", $"{version}"));
}
