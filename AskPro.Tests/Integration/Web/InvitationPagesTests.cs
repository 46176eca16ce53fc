using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>Inviting from the team's page, and the page behind the link.</summary>
public sealed class InvitationPagesTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Team = "/einstellungen/team";
    private const string Invitations = Team + "/einladungen";
    private const string Page = "/einladung";

    [Fact]
    public async Task The_team_s_page_shows_who_was_invited_and_invites()
    {
        var browser = await web.SignedInAsync();
        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Team));
        Assert.Contains("gast@askpro.example", page, StringComparison.Ordinal);
        Assert.Contains("gilt bis ", page, StringComparison.Ordinal);
        Assert.Contains("abgelaufen ", page, StringComparison.Ordinal);

        var invited = await browser.PostFormAsync(
            Team, Invitations, ("email", "neu@askpro.example"), ("role", "read_only"), ("scope", "some"), ("branchIds", FakePeople.BranchId));

        Assert.Equal(HttpStatusCode.SeeOther, invited.StatusCode);
        Assert.Contains("Die Einladung ist unterwegs.", await browser.ReadAsync(invited.Headers.Location!.ToString()), StringComparison.Ordinal);
        var sent = web.Api.Doors.Sent.Last(body => body["email"]?.GetValue<string>() == "neu@askpro.example");
        Assert.Equal(("read_only", false, FakePeople.BranchId), (
            sent["role"]!.GetValue<string>(), sent["allBranches"]!.GetValue<bool>(), sent["branchIds"]![0]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("", "Bitte ausfüllen")]
    [InlineData("gast@askpro.example", "ist schon eingeladen")]
    [InlineData("voll@askpro.example", "zu viele Einladungen offen")]
    public async Task Who_cannot_be_invited_is_said_and_nothing_typed_is_lost(string email, string reason)
    {
        var browser = await web.SignedInAsync();

        var refused = await browser.PostFormAsync(Team, Invitations, ("email", email), ("role", "accounting"), ("scope", "some"), ("branchIds", FakePeople.BranchId));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{email}\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"accounting\" selected", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{FakePeople.BranchId}\" checked", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("erneut", "noch einmal unterwegs")]
    [InlineData("zurueckziehen", "ihr Link gilt nicht mehr")]
    public async Task An_invitation_is_sent_again_and_withdrawn(string act, string sentence)
    {
        var browser = await web.SignedInAsync();

        var done = await browser.PostFormAsync(Team, $"{Invitations}/{FakeDoors.InvitationId}/{act}");
        var gone = await browser.PostFormAsync(Team, $"{Invitations}/{Guid.Empty:D}/{act}");

        Assert.Contains(sentence, await browser.ReadAsync(done.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Contains("nicht mehr offen", WebUtility.HtmlDecode(await TestBrowser.TextAsync(gone)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_person_joins_with_name_and_password()
    {
        const string link = Page + "?token=" + FakeDoors.GoodLink;
        var browser = web.Browser();
        var opened = await browser.GetAsync(link);
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(opened));
        Assert.Equal("no-referrer", Assert.Single(opened.Headers.GetValues("Referrer-Policy")));
        Assert.True(opened.Headers.CacheControl!.NoStore);
        Assert.Contains("Tom <Berg> lädt Sie zu Demo Praxis ein. Ihre Rolle: Empfang.", page, StringComparison.Ordinal);

        var weak = await browser.PostFormAsync(link, Page, ("token", FakeDoors.GoodLink), ("displayName", "ליאת לוי"), ("password", "kurz"));
        var again = WebUtility.HtmlDecode(await TestBrowser.TextAsync(weak));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Contains("value=\"ליאת לוי\"", again, StringComparison.Ordinal);
        Assert.DoesNotContain("kurz\"", again, StringComparison.Ordinal);

        var joined = await browser.PostFormAsync(link, Page, ("token", FakeDoors.GoodLink), ("displayName", "ליאת לוי"), ("password", FakeApi.Password));
        Assert.Equal("/anrufe", joined.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/anrufe")).StatusCode);
    }

    [Fact]
    public async Task A_person_with_an_account_signs_in_first_and_then_works_in_the_new_company()
    {
        const string link = Page + "?token=" + FakeDoors.LinkOfKnown;
        var browser = web.Browser();
        var page = WebUtility.HtmlDecode(await browser.ReadAsync(link));
        Assert.Contains("gibt es schon einen Zugang", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"password\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/anmelden?zurueck=%2Feinladung%3Ftoken%3Dlink-mit-zugang\"", page, StringComparison.Ordinal);

        var signedIn = await browser.SignInAsync(FakeApi.Password, link);
        var joined = await browser.PostFormAsync(signedIn.Headers.Location!.ToString(), Page, ("token", FakeDoors.LinkOfKnown));

        Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        Assert.Contains("Demo Praxis", await browser.ReadAsync("/anrufe"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_signed_in_as_somebody_else_is_told_so()
    {
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Page + "?token=" + FakeDoors.LinkOfOther));

        Assert.Contains($"Die Einladung ist für andere@askpro.example. Angemeldet sind Sie als {FakeApi.Email}.", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/abmelden\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invitation_expired", "Diese Einladung ist abgelaufen. Bitten Sie")]
    [InlineData("invitation_used", "ist schon jemand beigetreten")]
    [InlineData("invitation_withdrawn", "wurde zurückgezogen")]
    [InlineData("unbekannt", "Dieser Link gilt nicht")]
    [InlineData("", "Dieser Link gilt nicht")]
    public async Task A_link_that_is_no_good_says_how_to_go_on(string token, string sentence)
    {
        var opened = await web.Browser().GetAsync($"{Page}?token={token}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, opened.StatusCode);
        Assert.Contains(sentence, WebUtility.HtmlDecode(await TestBrowser.TextAsync(opened)), StringComparison.Ordinal);
    }
}
