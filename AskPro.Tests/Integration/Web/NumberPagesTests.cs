using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class NumberPagesTests(WebHost web) : IClassFixture<WebHost>
{
    private const string List = "/einstellungen/nummern";
    private static readonly string One = $"{List}/{FakeNumbers.Reception:D}";

    [Fact]
    public async Task A_number_in_any_spelling_is_sent_as_it_was_typed()
    {
        var browser = await web.SignedInAsync();

        var added = await browser.PostFormAsync(List, List, ("number", "0-30-837-933-69"), ("label", ""), ("branchId", ""));
        var page = await browser.ReadAsync(added.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.Equal("0-30-837-933-69", web.Api.Numbers.Added[^1]["number"]!.GetValue<string>());
        Assert.Null(web.Api.Numbers.Added[^1]["branchId"]);
        Assert.Contains("role=\"status\">Hinzugef", page, StringComparison.Ordinal);
        Assert.Contains("+49 30 23125001</strong>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("030 83793369", "Verstanden: +49 30 83793369 · +493083793369 · Deutschland", false)]
    [InlineData("0043 1 5123456", "Verstanden: +43 1 5123456 · +4315123456 · Österreich", true)]
    [InlineData("112", "Notruf- und Kurznummern gehören keinem Betrieb.", false)]
    public async Task What_was_understood_is_said_while_typing_and_without_scripts(string number, string said, bool foreign)
    {
        var browser = await web.SignedInAsync();
        var added = web.Api.Numbers.Added.Count;

        var fragment = await TestBrowser.TextAsync(await browser.PostFormAsync(List, List + "/_vorschau", ("number", number)));
        var page = await TestBrowser.TextAsync(await browser.PostFormAsync(List, List, ("number", number), ("label", "Büro"), ("pruefen", "1")));

        foreach (var text in new[] { fragment, page }.Select(WebUtility.HtmlDecode))
        {
            Assert.Contains(said, text!, StringComparison.Ordinal);
            Assert.Equal(foreign, text!.Contains("Keine deutsche Nummer.", StringComparison.Ordinal));
        }

        Assert.Contains("value=\"Büro\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(added, web.Api.Numbers.Added.Count);
    }

    [Fact]
    public async Task Of_a_number_of_others_the_page_says_only_that_it_is_not_the_companys()
    {
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(await browser.PostFormAsync(List, List + "/zuordnung", ("asked", "030 83793369"))));

        Assert.Contains("value=\"030 83793369\"", page, StringComparison.Ordinal);
        Assert.Contains("Diese Nummer gehört nicht zu Ihrem Betrieb.", page, StringComparison.Ordinal);
        Assert.Contains("in den letzten 30 Tagen: 2, zuletzt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Praxis <Ost>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_somebody_else_has_is_refused_and_stays_in_the_field()
    {
        var browser = await web.SignedInAsync("en");

        var refused = await browser.PostFormAsync(List, List, ("number", FakeNumbers.Taken), ("label", "Desk"));
        var page = await TestBrowser.TextAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("<a href=\"#number\">Telephone number: This number is already in use at AskPro.", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{FakeNumbers.Taken}\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Desk\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_saved_and_who_was_slower_sees_what_is_there()
    {
        var browser = await web.SignedInAsync();

        var saved = await browser.PostFormAsync(One, One, ("label", "Büro"), ("branchId", ""), ("version", "3"));
        var slower = await browser.PostFormAsync(One, One, ("label", "Büro"), ("branchId", ""), ("version", "2"));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(slower));

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, slower.StatusCode);
        Assert.Contains("Tom Berg hat das gerade geändert", page, StringComparison.Ordinal);
        Assert.Contains("<dd dir=\"auto\">Empfang</dd>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Büro\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"version\" value=\"3\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3", HttpStatusCode.SeeOther)]
    [InlineData("2", HttpStatusCode.Conflict)]
    public async Task Removing_needs_the_version_that_was_read(string version, HttpStatusCode status)
    {
        var browser = await web.SignedInAsync();

        Assert.Equal(status, (await browser.PostFormAsync(One, One + "/entfernen", ("version", version))).StatusCode);
    }

    [Fact]
    public async Task A_number_that_is_not_there_is_not_found()
    {
        var browser = await web.SignedInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{List}/{FakeApi.CallId:D}")).StatusCode);
    }
}
