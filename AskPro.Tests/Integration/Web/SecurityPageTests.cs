using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>The ways to sign in, on their pages and at the door.</summary>
public sealed class SecurityPageTests(WebHost web) : IClassFixture<WebHost>, IDisposable
{
    private const string Page = "/konto/sicherheit";
    private const string App = $"{Page}/app";
    private const string CodePage = "/anmelden/code";

    public void Dispose()
    {
        web.Api.Security.HasApp = false;
        web.Api.Security.ChallengeIsOld = false;
    }

    [Fact]
    public async Task An_app_is_set_up_with_a_picture_and_a_code_and_its_recovery_codes_are_shown_once()
    {
        var browser = await web.SignedInAsync();
        Assert.Contains("href=\"/konto/sicherheit\"", await browser.ReadAsync("/konto"), StringComparison.Ordinal);
        var setup = await browser.GetAsync(App);
        var page = await TestBrowser.TextAsync(setup);
        Assert.True(setup.Headers.CacheControl!.NoStore);
        Assert.Contains("<svg class=\"qr\" viewBox=\"0 0", page, StringComparison.Ordinal);
        Assert.Contains("GEZD GNBV GY3T", page, StringComparison.Ordinal);

        var refused = await browser.PostFormAsync(App, App, ("code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Dieser Code stimmt nicht", await TestBrowser.TextAsync(refused), StringComparison.Ordinal);

        var on = await browser.PostFormAsync(App, App, ("code", FakeSecurity.GoodCode));
        Assert.True(on.Headers.CacheControl!.NoStore);
        Assert.Contains("<code>44444-55555-66666-77777</code>", await TestBrowser.TextAsync(on), StringComparison.Ordinal);
        page = WebUtility.HtmlDecode(await browser.ReadAsync(Page));
        Assert.Contains("Noch 9 Wiederherstellungscodes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("44444", page, StringComparison.Ordinal);
        Assert.Equal(Page, (await browser.GetAsync(App)).Headers.Location!.OriginalString);

        Assert.Contains("00000-11111", await TestBrowser.TextAsync(await browser.PostFormAsync(Page, $"{Page}/wiederherstellung")), StringComparison.Ordinal);
        var off = await browser.PostFormAsync(Page, $"{App}/aus");
        Assert.Contains("ist ausgeschaltet", WebUtility.HtmlDecode(await browser.ReadAsync(off.Headers.Location!.OriginalString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_leads_to_the_code_and_the_code_to_where_one_wanted_to_go()
    {
        web.Api.Security.HasApp = true;
        var browser = web.Browser();

        var first = await browser.SignInAsync(FakeApi.Password, "/einstellungen/team");
        Assert.Equal(CodePage, first.Headers.Location!.OriginalString);
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"), value => value.StartsWith("askpro.code=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("challenge-of-lena", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/anrufe")).StatusCode);

        var refused = await browser.PostFormAsync(CodePage, CodePage, ("code", "654321"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Die Uhr Ihres Telefons geht falsch", await TestBrowser.TextAsync(refused), StringComparison.Ordinal);
        Assert.Contains("Zu viele Versuche", await TestBrowser.TextAsync(await browser.PostFormAsync(CodePage, CodePage, ("code", "999999"))), StringComparison.Ordinal);

        Assert.Contains("in 5 Minuten", await TestBrowser.TextAsync(await browser.PostFormAsync(CodePage, CodePage, ("code", "888888"))), StringComparison.Ordinal);

        var second = await browser.PostFormAsync(CodePage, CodePage, ("code", FakeSecurity.GoodCode));
        Assert.Equal("/einstellungen/team", second.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/konto")).StatusCode);
    }

    [Fact]
    public async Task Who_takes_too_long_or_comes_without_a_password_starts_again()
    {
        web.Api.Security.HasApp = true;
        const string start = "/anmelden?grund=zu-spaet";
        var browser = web.Browser();
        Assert.Equal(start, (await browser.GetAsync(CodePage)).Headers.Location!.OriginalString);

        await browser.SignInAsync(FakeApi.Password, null);
        web.Api.Security.ChallengeIsOld = true;
        var late = await browser.PostFormAsync(CodePage, CodePage, ("code", FakeSecurity.GoodCode));

        Assert.Equal(start, late.Headers.Location!.OriginalString);
        Assert.Contains("lag zu viel Zeit", await browser.ReadAsync(start), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_company_is_suspended_is_told_so_after_the_code()
    {
        web.Api.Security.HasApp = true;
        var browser = web.Browser();
        await browser.SignInAsync(FakeApi.Password, null);

        var refused = await browser.PostFormAsync(CodePage, CodePage, ("code", "777777"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Ihr Betrieb ist gesperrt", await TestBrowser.TextAsync(refused), StringComparison.Ordinal);
    }
}
