using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class ApiTokenPageTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Path = "/einstellungen/zugriffstoken";

    [Fact]
    public async Task Tokens_are_listed_with_kind_rights_use_and_end()
    {
        var page = WebUtility.HtmlDecode(await (await web.SignedInAsync()).ReadAsync(Path));

        Assert.Contains("Kasse <1>", page, StringComparison.Ordinal);
        Assert.Contains("Betrieb · Anrufe sehen, Betrieb verwalten", page, StringComparison.Ordinal);
        Assert.Contains("Persönlich, Tom Berg", page, StringComparison.Ordinal);
        Assert.Contains("Noch nie benutzt · galt bis", page, StringComparison.Ordinal);
        Assert.Contains(">abgelaufen<", page, StringComparison.Ordinal);
        Assert.Contains("https://api.askpro.example/api/calls?limit=5", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://api.askpro.example/openapi/v1.json\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://api.askpro.example/openapi/guide.md\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_token_is_shown_once_and_stored_by_no_browser()
    {
        var browser = await web.SignedInAsync();

        var made = await browser.PostFormAsync(Path, Path, ("name", "Kasse قهوة"), ("kind", "company"), ("scopes", "list"), ("scopes", "manage"), ("expiresInDays", "30"));
        var page = await TestBrowser.TextAsync(made);

        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.True(made.Headers.CacheControl!.NoStore);
        Assert.Contains($">{FakeTokens.Secret}</code>", page, StringComparison.Ordinal);
        Assert.Contains("data-copy=\"made-token\"", page, StringComparison.Ordinal);
        Assert.Equal("""{"name":"Kasse قهوة","kind":"company","scopes":["list","manage"],"expiresInDays":30}""", Asked());
        Assert.DoesNotContain(FakeTokens.Secret, await browser.ReadAsync(Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_made_is_a_sentence_at_its_field_and_stays()
    {
        var browser = await web.SignedInAsync("en");
        var name = new string('x', 10_000);

        var refused = await browser.PostFormAsync(Path, Path, ("name", name), ("kind", "personal"), ("expiresInDays", "0"));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("href=\"#name\">Name: Please shorten this.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#scopes\">May do: Please fill this in.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#expiresInDays\">Valid: ", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{name}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_manage_makes_personal_ones_and_sees_no_other_settings()
    {
        var rights = web.Api.Rights;
        (web.Api.Rights, web.Api.Tokens.MayMakeCompanyTokens) = (new JsonArray("list", "summary"), false);
        try
        {
            var browser = await web.SignedInAsync();
            var page = await browser.ReadAsync(Path);
            var refused = await browser.PostFormAsync(Path, Path, ("name", "Kasse"), ("kind", "company"), ("scopes", "list"), ("expiresInDays", "30"));
            var made = await browser.PostFormAsync(Path, Path, ("name", "Kasse"), ("scopes", "list"), ("expiresInDays", "30"));

            Assert.DoesNotContain("name=\"kind\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("/einstellungen/team", page, StringComparison.Ordinal);
            Assert.Contains(Path, await browser.ReadAsync("/konto"), StringComparison.Ordinal);
            Assert.Contains("Token des Betriebs erstellt nur", await TestBrowser.TextAsync(refused), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, made.StatusCode);
            Assert.Contains("\"kind\":\"personal\"", Asked(), StringComparison.Ordinal);
        }
        finally
        {
            (web.Api.Rights, web.Api.Tokens.MayMakeCompanyTokens) = (rights, true);
        }
    }

    [Fact]
    public async Task Revoking_says_so()
    {
        var browser = await web.SignedInAsync();

        var answer = await browser.PostFormAsync(Path, $"{Path}/{FakeTokens.Till:D}/widerrufen");

        Assert.Equal($"{Path}?getan=widerrufen", answer.Headers.Location!.OriginalString);
        Assert.Contains($"{FakeTokens.Till:D}", web.Api.Tokens.Revoked);
        Assert.Contains("Der Token gilt nicht mehr", await browser.ReadAsync(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_names_the_token_beside_the_person() =>
        Assert.Contains(
            "Tom <Berg> mit Zugriffstoken „Kasse“", WebUtility.HtmlDecode(await (await web.SignedInAsync()).ReadAsync("/einstellungen/protokoll?art=token")), StringComparison.Ordinal);

    private string Asked() => System.Text.RegularExpressions.Regex.Unescape(web.Api.Tokens.Asked!.ToJsonString());
}
