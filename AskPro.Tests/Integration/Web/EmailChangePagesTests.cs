using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class EmailChangePagesTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Account = "/konto";
    private const string Confirm = "/bestaetigen-email";

    [Fact]
    public async Task A_new_address_gets_a_link_and_its_button_makes_it_count()
    {
        var browser = await web.SignedInAsync();
        var asked = await browser.PostFormAsync(Account, Account + "/e-mail", ("email", "neu@askpro.example"));
        Assert.Contains("Ein Link ist unterwegs an die neue Adresse.", await browser.ReadAsync(asked.Headers.Location!.ToString()), StringComparison.Ordinal);

        const string link = Confirm + "?token=" + FakeDoors.GoodLink;
        var opened = await browser.GetAsync(link);
        Assert.Equal("no-referrer", Assert.Single(opened.Headers.GetValues("Referrer-Policy")));
        Assert.True(opened.Headers.CacheControl!.NoStore);
        var done = await browser.PostFormAsync(link, Confirm, ("token", FakeDoors.GoodLink));

        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Contains("Ihre neue E-Mail-Adresse gilt.", await browser.ReadAsync(done.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keine Adresse", "Das ist keine E-Mail-Adresse")]
    [InlineData("oft@askpro.example", "Zu viele Versuche")]
    public async Task An_address_that_cannot_be_taken_is_said_and_kept(string email, string reason)
    {
        var browser = await web.SignedInAsync();

        var refused = await browser.PostFormAsync(Account, Account + "/e-mail", ("email", email));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{email}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_no_good_says_how_to_go_on()
    {
        var browser = web.Browser();

        var refused = await browser.PostFormAsync(Confirm + "?token=alt", Confirm, ("token", "alt"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Dieser Link gilt nicht mehr", WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.GetAsync(Confirm)).StatusCode);
    }
}
