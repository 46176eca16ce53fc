using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class AccountPageTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Page = "/konto";

    [Fact]
    public async Task A_new_name_stands_in_the_frame_at_once()
    {
        var browser = await web.SignedInAsync();

        var saved = await browser.PostFormAsync(Page, $"{Page}/name", ("displayName", "Lena <i>Neu</i>"));
        var page = await browser.ReadAsync(saved.Headers.Location!.ToString());

        Assert.Contains("role=\"status\">Ihr Name ist gespeichert.", page, StringComparison.Ordinal);
        Assert.Contains("<strong>Lena &lt;i&gt;Neu&lt;/i&gt;</strong>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("falsch", "lange-genug-fürs-erste", "currentPassword", "Is not your current password")]
    [InlineData(FakeApi.Password, "kurz", "newPassword", "at least 10 characters")]
    [InlineData("zu-oft", "lange-genug-fürs-erste", "currentPassword", "wait a minute")]
    public async Task A_password_that_cannot_be_changed_says_why_and_is_not_repeated(string current, string wanted, string field, string reason)
    {
        var browser = await web.SignedInAsync("en");

        var refused = await browser.PostFormAsync(Page, $"{Page}/passwort", ("currentPassword", current), ("newPassword", wanted));
        var page = await TestBrowser.TextAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"<a href=\"#{field}\">", page, StringComparison.Ordinal);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.DoesNotContain(wanted, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_says_what_became_of_the_other_sessions()
    {
        var browser = await web.SignedInAsync();

        var saved = await browser.PostFormAsync(Page, $"{Page}/passwort", ("currentPassword", FakeApi.Password), ("newPassword", "drei-ferne-wörter"));

        Assert.Contains("Alle anderen Sitzungen sind beendet", await browser.ReadAsync(saved.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_are_named_and_every_other_one_can_be_ended()
    {
        var browser = await web.SignedInAsync();
        var page = await browser.ReadAsync(Page);
        Assert.Contains("Firefox auf Windows", page, StringComparison.Ordinal);
        Assert.Single(page.Split($"value=\"{FakePeople.OtherSessionId:D}\"").Skip(1));
        Assert.Equal(2, page.Split("Zuletzt benutzt:").Length - 1);

        await browser.PostFormAsync(Page, $"{Page}/sitzungen/beenden", ("id", $"{FakePeople.OtherSessionId:D}"));
        await browser.PostFormAsync(Page, $"{Page}/sitzungen/andere-beenden");

        Assert.Contains($"DELETE /api/sessions/{FakePeople.OtherSessionId:D}", web.Api.People.Changes);
        Assert.Contains("DELETE /api/sessions/others", web.Api.People.Changes);
    }

    [Fact]
    public async Task Everybody_has_an_account_whatever_the_role()
    {
        var rights = web.Api.Rights;
        web.Api.Rights = new JsonArray("list");
        try
        {
            Assert.Equal(HttpStatusCode.OK, (await (await web.SignedInAsync()).GetAsync(Page)).StatusCode);
        }
        finally
        {
            web.Api.Rights = rights;
        }
    }
}
