using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class BranchPagesTests(WebHost web) : IClassFixture<WebHost>
{
    private const string List = "/einstellungen/filialen";
    private static readonly string One = $"{List}/{FakeBranches.Mitte:D}";

    [Theory]
    [InlineData("de", "open", "09:00-12:30, 14:00-18:00", null, null, "Heute geöffnet 9–12:30, 14–18 Uhr")]
    [InlineData("en", "open", "09:00-18:00", null, null, "Open today 09:00–18:00")]
    [InlineData("de", "closed", null, "all_saints", null, "Heute geschlossen: Allerheiligen")]
    [InlineData("de", "closed", null, null, "Betriebsausflug", "Heute geschlossen: Betriebsausflug")]
    [InlineData("de", "closed", null, null, null, "Heute geschlossen</")]
    [InlineData("de", "unknown", null, null, null, "Keine Öffnungszeiten eingetragen")]
    public async Task The_list_says_whether_a_branch_is_open_today(
        string language, string state, string? hours, string? holiday, string? reason, string said)
    {
        var browser = await web.SignedInAsync(language);
        web.Api.Branches.Today = FakeBranches.Day(state, hours, holiday, reason);

        Assert.Contains(said, WebUtility.HtmlDecode(await browser.ReadAsync(List)), StringComparison.Ordinal);
        Assert.Contains(said, WebUtility.HtmlDecode(await browser.ReadAsync(One)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_are_sent_as_typed_and_what_is_refused_stays_beside_its_reason()
    {
        var browser = await web.SignedInAsync();

        var saved = await browser.PostFormAsync(One, One, ("name", "Mitte"), ("region", "DE-BE"), ("monday", "9-12, 13-18"), ("version", "5"));
        var monday = web.Api.Branches.LastChange!["hours"]!["monday"]!.GetValue<string>();
        var refused = await browser.PostFormAsync(One, One, ("name", "Mitte"), ("friday", "18-2"), ("version", "5"));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));

        Assert.Equal((HttpStatusCode.SeeOther, "9-12, 13-18"), (saved.StatusCode, monday));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("<a href=\"#friday\">Freitag: Ein Tag endet um 24 Uhr.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"18-2\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_slower_sees_the_others_hours_beside_the_own_ones()
    {
        var browser = await web.SignedInAsync();

        var refused = await browser.PostFormAsync(One, One, ("name", "Mitte"), ("tuesday", "10-16"), ("version", "4"));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Tom Berg hat das gerade geändert", page, StringComparison.Ordinal);
        Assert.Contains("<dd>09:00–18:30</dd>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"10-16\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"version\" value=\"5\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_is_closed_for_a_day_and_opened_again()
    {
        var browser = await web.SignedInAsync();
        var closing = One + "/schliessen";

        var closed = await browser.PostFormAsync(One, closing, ("date", "2026-12-24"), ("reason", "Inventur"), ("version", "5"));
        var sent = web.Api.Branches.LastChange!["date"]!.GetValue<string>();
        var past = await browser.PostFormAsync(One, closing, ("date", "2020-01-01"), ("reason", "Inventur"), ("version", "5"));
        var nonsense = await browser.PostFormAsync(One, closing, ("date", "bald"), ("reason", ""), ("version", "5"));
        var opened = await browser.PostFormAsync(One, closing, ("date", "2026-12-24"), ("oeffnen", "1"), ("version", "5"));

        Assert.Equal((HttpStatusCode.SeeOther, "2026-12-24"), (closed.StatusCode, sent));
        Assert.Contains("Dieser Tag ist vorbei.", await TestBrowser.TextAsync(past), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nonsense.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.Null(web.Api.Branches.LastChange!["date"]);
    }

    [Fact]
    public async Task A_branch_that_something_belongs_to_says_why_it_stays()
    {
        var browser = await web.SignedInAsync();

        var refused = await browser.PostFormAsync(One, One + "/entfernen", ("version", "5"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Nicht entfernt: Zu dieser Filiale gehören noch", WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_branch_leads_to_its_hours_and_a_second_of_the_same_name_is_refused()
    {
        var browser = await web.SignedInAsync();

        var added = await browser.PostFormAsync(List, List, ("name", "Wedding"), ("region", "DE-BE"));
        var refused = await browser.PostFormAsync(List, List, ("name", "Mitte"), ("region", "DE-BE"));

        Assert.Equal($"{One}?gespeichert=1", added.Headers.Location!.ToString());
        Assert.Contains("<a href=\"#name\">Name der Filiale: Steht schon in Ihrer Liste.", await TestBrowser.TextAsync(refused), StringComparison.Ordinal);
    }
}
