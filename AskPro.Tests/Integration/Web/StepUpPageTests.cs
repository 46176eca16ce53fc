using System.Net;
using System.Text.RegularExpressions;
using AskPro.Web.StepUp;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>The page between a dangerous form and what it does: nothing typed is lost.</summary>
public sealed partial class StepUpPageTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Member = $"/einstellungen/team/{FakePeople.MemberId}";

    [Fact]
    public async Task An_interrupted_form_goes_on_after_the_password_with_what_was_typed()
    {
        var browser = await web.SignedInAsync();
        var version = web.Api.People.Member["version"]!.ToString();
        web.Api.People.ProofIsOld = true;

        var interrupted = await browser.PostFormAsync(Member, Member, ("role", "accounting"), ("scope", "all"), ("version", version));
        var page = await TestBrowser.TextAsync(interrupted);
        Assert.Equal(HttpStatusCode.Forbidden, interrupted.StatusCode);
        Assert.Contains("Bitte bestätigen Sie, dass Sie es sind", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("Rolle und Zugang eines Mitglieds ändern", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("Buchhaltung", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("accounting", page, StringComparison.Ordinal);

        var refused = await ConfirmAsync(browser, page, "falsch");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        page = await TestBrowser.TextAsync(refused);
        Assert.Contains("id=\"password-error\"", page, StringComparison.Ordinal);

        var done = await ConfirmAsync(browser, page, FakeApi.Password);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal($"{Member}?gespeichert=1", done.Headers.Location!.OriginalString);
        Assert.Equal("accounting", web.Api.People.Member["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_waits_is_worth_nothing_when_it_was_changed_or_in_another_session()
    {
        var browser = await web.SignedInAsync();
        web.Api.People.ProofIsOld = true;
        var page = await TestBrowser.TextAsync(await browser.PostFormAsync(Member, Member, ("role", "manager"), ("scope", "all"), ("version", "0")));
        var waits = Waiting().Match(page).Groups[1].Value;

        var changed = await browser.PostAsync(Confirm.Path, TestBrowser.Form(TestBrowser.TokenOf(page), ("weiter", waits + "A"), ("password", FakeApi.Password)));

        Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        Assert.True(web.Api.People.ProofIsOld);
        Assert.Equal("/", (await browser.GetAsync(Confirm.Path)).Headers.Location!.OriginalString);
    }

    private static Task<HttpResponseMessage> ConfirmAsync(TestBrowser browser, string page, string password) => browser.PostAsync(
        Confirm.Path, TestBrowser.Form(TestBrowser.TokenOf(page), ("weiter", Waiting().Match(page).Groups[1].Value), ("password", password)));

    [GeneratedRegex("name=\"weiter\" value=\"([^\"]+)\"")]
    private static partial Regex Waiting();
}
