using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class SignUpPagesTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Ask = "/registrieren";
    private const string Finish = "/registrieren/abschliessen";
    private const string Link = Finish + "?token=" + FakeDoors.GoodLink;

    [Fact]
    public async Task The_login_page_leads_to_a_form_whose_answer_is_the_same_for_everybody()
    {
        var browser = web.Browser("en");
        Assert.Contains($"href=\"{Ask}\"", await browser.ReadAsync("/anmelden"), StringComparison.Ordinal);

        var asked = await browser.PostFormAsync(Ask, Ask, ("companyName", "Salon Vogt"), ("displayName", "Lena Vogt"), ("email", "irgendwer@askpro.example"));

        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        Assert.Contains("We have sent you an e-mail.", await browser.ReadAsync(asked.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Equal("en", web.Api.Doors.Sent.Last(sent => sent.ContainsKey("language"))["language"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("", "lena@askpro.example", "Bitte ausfüllen")]
    [InlineData("مطعم الشام", "lena", "Das ist keine E-Mail-Adresse")]
    [InlineData("Salon Vogt", "oft@askpro.example", "Bitte warten Sie eine Minute")]
    public async Task What_cannot_be_taken_is_said_and_nothing_typed_is_lost(string company, string email, string reason)
    {
        var refused = await web.Browser().PostFormAsync(Ask, Ask, ("companyName", company), ("displayName", "ליאת לוי"), ("email", email));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{company}\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"ליאת לוי\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{email}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_ten_thousand_characters_is_refused_and_kept()
    {
        var name = new string('x', 10_000);
        var refused = await web.Browser().PostFormAsync(Ask, Ask, ("companyName", name), ("displayName", "Lena"), ("email", "lena@askpro.example"));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));

        Assert.Contains("Bitte kürzen.", page, StringComparison.Ordinal);
        Assert.Contains(name, page, StringComparison.Ordinal);
        Assert.Contains("href=\"#companyName\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_link_makes_the_company_by_its_button_alone_and_signs_in()
    {
        var browser = web.Browser();
        var opened = await browser.GetAsync(Link);
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(opened));
        Assert.Equal("no-referrer", Assert.Single(opened.Headers.GetValues("Referrer-Policy")));
        Assert.True(opened.Headers.CacheControl!.NoStore);
        Assert.Contains("Wählen Sie ein Passwort für Salon <Vogt>.", page, StringComparison.Ordinal);

        var weak = await browser.PostFormAsync(Link, Finish, ("token", FakeDoors.GoodLink), ("password", "kurz"));
        var again = WebUtility.HtmlDecode(await TestBrowser.TextAsync(weak));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Contains("mindestens 10 Zeichen", again, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"name=\"token\" value=\"{FakeDoors.GoodLink}\"", again, StringComparison.Ordinal);
        Assert.DoesNotContain("kurz\"", again, StringComparison.Ordinal);

        var made = await browser.PostFormAsync(Link, Finish, ("token", FakeDoors.GoodLink), ("password", FakeApi.Password));
        Assert.Equal("/einrichten", made.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/anrufe")).StatusCode);
    }

    [Fact]
    public async Task A_link_that_is_no_good_says_how_to_go_on()
    {
        var opened = await web.Browser().GetAsync(Finish + "?token=alt");
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(opened));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, opened.StatusCode);
        Assert.Contains("Dieser Link gilt nicht mehr", page, StringComparison.Ordinal);
        Assert.Contains("Neu registrieren", page, StringComparison.Ordinal);
    }
}

/// <summary>Apart, because it turns a switch that the others need.</summary>
public sealed class SwitchedOffSignUpTests(WebHost web) : IClassFixture<WebHost>
{
    [Fact]
    public async Task Where_nobody_can_sign_up_the_page_says_so_and_has_no_form()
    {
        web.Api.Doors.SignUpIsOn = false;

        var page = WebUtility.HtmlDecode(await web.Browser().ReadAsync("/registrieren"));

        Assert.Contains("zurzeit nicht selbst registrieren", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"companyName\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Api_is_away_the_page_says_so_and_keeps_what_was_typed()
    {
        var browser = web.Browser();
        var token = TestBrowser.TokenOf(await browser.ReadAsync("/anmelden"));
        web.Api.IsAway = true;

        var away = await browser.PostAsync("/registrieren", TestBrowser.Form(token, ("companyName", "Salon Vogt"), ("email", "lena@askpro.example")));
        web.Api.IsAway = false;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Contains("value=\"Salon Vogt\"", await TestBrowser.TextAsync(away), StringComparison.Ordinal);
    }
}
