using System.Net;
using AskPro.Web.Sessions;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class SwitchCompanyTests(WebHost web) : IClassFixture<WebHost>
{
    [Fact]
    public async Task The_menu_offers_the_companies_and_the_next_page_is_of_the_chosen_one()
    {
        var browser = await web.SignedInAsync();
        var before = await browser.ReadAsync("/anrufe");
        Assert.Contains($"value=\"{FakeApi.CompanyId:D}\" aria-pressed=\"true\"", before, StringComparison.Ordinal);
        Assert.Contains($"value=\"{FakePeople.OtherCompanyId:D}\" aria-pressed=\"false\"", before, StringComparison.Ordinal);

        var switched = await browser.PostFormAsync("/anrufe", SwitchCompany.Path, ("companyId", $"{FakePeople.OtherCompanyId:D}"));
        var after = await browser.ReadAsync("/anrufe");

        Assert.Equal("/", switched.Headers.Location!.OriginalString);
        Assert.Contains("account-name\">Demo Praxis", after, StringComparison.Ordinal);
        Assert.Equal("Bearer token-of-lena-elsewhere", web.Api.LastAuthorization);
    }

    [Fact]
    public async Task A_tab_of_the_company_before_gets_no_fragment_and_its_forms_are_refused()
    {
        var browser = await web.SignedInAsync();
        var oldTab = await browser.ReadAsync("/einstellungen/betrieb");
        var oldSession = SessionOf(oldTab);
        Assert.Equal(HttpStatusCode.OK, await FragmentAsync(browser, oldSession));

        await browser.PostFormAsync("/anrufe", SwitchCompany.Path, ("companyId", $"{FakePeople.OtherCompanyId:D}"));

        Assert.Equal(HttpStatusCode.Unauthorized, await FragmentAsync(browser, oldSession));
        Assert.Equal(HttpStatusCode.Unauthorized, await FragmentAsync(browser, null));
        Assert.Equal(HttpStatusCode.OK, await FragmentAsync(browser, SessionOf(await browser.ReadAsync("/anrufe"))));
        var name = web.Api.Company["name"]!.ToString();
        var form = await browser.PostAsync("/einstellungen/betrieb", TestBrowser.Form(
            TestBrowser.TokenOf(oldTab), ("name", "Falscher Betrieb"), ("timeZone", "Europe/Berlin"), ("language", "de"), ("version", $"{web.Api.Company["version"]}")));
        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
        Assert.Equal(name, web.Api.Company["name"]!.ToString());
    }

    [Fact]
    public async Task A_company_without_membership_is_a_sentence_and_changes_nothing()
    {
        var browser = await web.SignedInAsync();

        var refused = await browser.PostFormAsync("/anrufe", SwitchCompany.Path, ("companyId", $"{FakeApi.CallId:D}"));
        var page = await browser.ReadAsync(refused.Headers.Location!.ToString());

        Assert.Contains("notice-bad\" role=\"status\">Zu diesem Betrieb", page, StringComparison.Ordinal);
        Assert.Contains("account-name\">Demo Salon Lena", page, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> FragmentAsync(TestBrowser browser, string? session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/anrufe/_liste") { Headers = { { "HX-Request", "true" } } };
        if (session is not null) request.Headers.Add(PagesOfOneSession.Header, session);
        return (await browser.SendAsync(request)).StatusCode;
    }

    private static string SessionOf(string page) => page.Split("data-session=\"")[1].Split('"')[0];
}
