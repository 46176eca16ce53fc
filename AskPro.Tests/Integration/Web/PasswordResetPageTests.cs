using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class PasswordResetPageTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Ask = "/passwort-vergessen";
    private const string Choose = "/passwort-neu";
    private const string Link = Choose + "?konto=018f00000000700080000000000000a1&token=guter-link";

    [Fact]
    public async Task Whoever_asks_for_a_link_always_reads_the_same_sentence()
    {
        var browser = web.Browser();
        Assert.Contains($"href=\"{Ask}\"", await browser.ReadAsync("/anmelden"), StringComparison.Ordinal);

        var asked = await browser.PostFormAsync(Ask, Ask, ("email", "irgendwer@askpro.example"));

        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        Assert.Contains("Wenn es zu dieser Adresse einen Zugang gibt", await browser.ReadAsync(asked.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Bitte ausfüllen")]
    [InlineData("oft@askpro.example", "Bitte warten Sie eine Minute")]
    public async Task A_wish_that_cannot_be_taken_says_why_and_keeps_the_address(string email, string reason)
    {
        var refused = await web.Browser().PostFormAsync(Ask, Ask, ("email", email));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{email}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_link_sets_the_password_and_tells_nobody_its_secret()
    {
        var browser = web.Browser();
        var page = await browser.GetAsync(Link);
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.True(page.Headers.CacheControl!.NoStore);

        var weak = await browser.PostFormAsync(Link, Choose, ("konto", "018f00000000700080000000000000a1"), ("token", "guter-link"), ("newPassword", "kurz"));
        var again = WebUtility.HtmlDecode(await TestBrowser.TextAsync(weak));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Contains("mindestens 10 Zeichen", again, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("name=\"token\" value=\"guter-link\"", again, StringComparison.Ordinal);
        Assert.DoesNotContain("kurz\"", again, StringComparison.Ordinal);

        var set = await browser.PostFormAsync(Link, Choose, ("konto", "018f00000000700080000000000000a1"), ("token", "guter-link"), ("newPassword", "drei ferne wörter"));
        Assert.Contains("Ihr neues Passwort gilt", await browser.ReadAsync(set.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_no_longer_good_leads_to_a_new_one()
    {
        var browser = web.Browser("en");
        var late = await browser.PostFormAsync(Link, Choose, ("konto", "018f00000000700080000000000000a1"), ("token", "alter-link"), ("newPassword", "drei ferne wörter"));

        foreach (var answer in new[] { late, await browser.GetAsync(Choose), await browser.GetAsync($"{Choose}?konto=x&token=y") })
        {
            var page = await TestBrowser.TextAsync(answer);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("no longer good", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"{Ask}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"newPassword\"", page, StringComparison.Ordinal);
        }
    }
}
