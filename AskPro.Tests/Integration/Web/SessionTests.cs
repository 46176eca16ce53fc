using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class SessionTests(WebHost web) : IClassFixture<WebHost>, IDisposable
{
    public void Dispose()
    {
        web.Api.SessionIsKnown = true;
        web.Api.IsAway = false;
    }

    [Fact]
    public async Task Signs_in_and_comes_back_to_the_page_that_was_asked_for()
    {
        var browser = web.Browser();
        var challenge = await browser.GetAsync("/anrufe?anzahl=100");
        Assert.Equal("/anmelden?zurueck=%2Fanrufe%3Fanzahl%3D100", challenge.Headers.Location!.OriginalString);

        var answer = await browser.SignInAsync(FakeApi.Password, "/anrufe?anzahl=100");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/anrufe?anzahl=100", answer.Headers.Location!.OriginalString);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("askpro=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("token-of-lena", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/anrufe")).StatusCode);
        Assert.Equal("Bearer token-of-lena", web.Api.LastAuthorization);
    }

    [Fact]
    public async Task Never_leads_to_another_site()
    {
        var answer = await web.Browser().SignInAsync(FakeApi.Password, "//evil.example/");

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_email_and_says_what_is_wrong()
    {
        var answer = await web.Browser().SignInAsync("falsch", null);
        var page = await TestBrowser.TextAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("stimmt nicht", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{FakeApi.Email}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("falsch", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_away_is_said_and_not_taken_for_a_wrong_password()
    {
        web.Api.IsAway = true;
        var answer = await web.Browser().SignInAsync(FakeApi.Password, null);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("nicht erreichbar", await TestBrowser.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_Api_no_longer_knows_leads_to_the_login_page_and_back()
    {
        var browser = await web.SignedInAsync();
        web.Api.SessionIsKnown = false;

        var page = await browser.GetAsync("/anrufe");

        Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
        Assert.Equal("/anmelden?zurueck=%2Fanrufe&grund=abgelaufen", page.Headers.Location!.OriginalString);
        web.Api.SessionIsKnown = true;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/anrufe")).StatusCode);
    }

    [Fact]
    public async Task A_script_gets_a_status_instead_of_a_redirect()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/anrufe/_liste") { Headers = { { "HX-Request", "true" } } };

        Assert.Equal(HttpStatusCode.Unauthorized, (await web.Browser().SendAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await web.Browser().GetAsync("/live")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_forgets_the_cookie_even_when_Api_is_away()
    {
        var browser = await web.SignedInAsync();
        var token = TestBrowser.TokenOf(await browser.ReadAsync("/anrufe"));
        web.Api.IsAway = true;

        var answer = await browser.PostAsync("/abmelden", TestBrowser.Form(token));

        Assert.Equal("/anmelden", answer.Headers.Location!.OriginalString);
        Assert.Equal("/anmelden?zurueck=%2Fanrufe", (await browser.GetAsync("/anrufe")).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("de-DE,de;q=0.9", "Anmelden")]
    [InlineData("en-US,en;q=0.9,de;q=0.5", "Sign in")]
    [InlineData("fr-FR", "Anmelden")]
    public async Task The_browser_chooses_the_language(string accept, string expected)
    {
        var browser = web.Browser(accept);

        Assert.Contains($"<h1>{expected}</h1>", await browser.ReadAsync("/anmelden"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_readers_choice_of_language_and_theme_stays()
    {
        var browser = web.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostFormAsync("/anmelden", "/sprache", ("value", "en"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostFormAsync("/anmelden", "/darstellung", ("value", "dark"))).StatusCode);

        var page = await browser.ReadAsync("/anmelden");

        Assert.Contains("<html lang=\"en\" data-bs-theme=\"dark\">", page, StringComparison.Ordinal);
    }
}
