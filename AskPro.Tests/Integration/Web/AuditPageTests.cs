using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class AuditPageTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Page = "/einstellungen/protokoll";

    [Theory]
    [InlineData("de", "Filiale geändert: <bdi>Mitte</bdi>", "<dt>Montag</dt>", "<bdi>09:00–12:00, 13:00–18:00</bdi>", "<bdi>Bayern</bdi>")]
    [InlineData("en", "Branch changed: <bdi>Mitte</bdi>", "<dt>Monday</dt>", "<bdi>09:00–12:00, 13:00–18:00</bdi>", "<bdi>Bavaria</bdi>")]
    public async Task An_entry_is_told_in_words(string language, params string[] said)
    {
        var page = await (await web.SignedInAsync(language)).ReadAsync(Page);

        Assert.Contains("<bdi>Tom &lt;Berg&gt;</bdi>", page, StringComparison.Ordinal);
        Assert.All(said, text => Assert.Contains(text, WebUtility.HtmlDecode(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filters_stay_while_paging()
    {
        var browser = await web.SignedInAsync();

        var first = WebUtility.HtmlDecode(await browser.ReadAsync($"{Page}?person={FakeAudit.Tom:D}&art=branch"));
        var older = $"{Page}?vor={FakeAudit.Last:D}&person={FakeAudit.Tom:D}&art=branch";
        var last = await browser.ReadAsync(older);

        Assert.Contains($"<option value=\"{FakeAudit.Tom:D}\" selected", first, StringComparison.Ordinal);
        Assert.Contains("<option value=\"branch\" selected", first, StringComparison.Ordinal);
        Assert.Contains($"href=\"{older}\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Ältere Einträge", WebUtility.HtmlDecode(last), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_entries_it_says_so() => Assert.Contains(
        "Hier steht noch nichts.", await (await web.SignedInAsync()).ReadAsync($"{Page}?art=company"), StringComparison.Ordinal);
}
