using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>Passkeys on their pages; what the browser's part does is shown end to end.</summary>
public sealed class PasskeyPageTests(WebHost web) : IClassFixture<WebHost>, IDisposable
{
    private const string Page = "/konto/sicherheit";
    private const string Add = $"{Page}/passkey";
    private const string Answer = $$"""{"id":"{{FakeSecurity.PasskeyId}}"}""";

    public void Dispose() => web.Api.Security.Passkeys.Clear();

    [Fact]
    public async Task A_passkey_is_added_renamed_and_removed_and_the_state_stays_out_of_the_page()
    {
        var browser = await web.SignedInAsync();
        var begun = await browser.GetAsync(Add);
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(begun));
        Assert.Contains("data-options=\"{\"challenge\":\"abc\"}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("state-of-api", page, StringComparison.Ordinal);
        Assert.Contains("httponly", Assert.Single(begun.Headers.GetValues("Set-Cookie"), value => value.StartsWith("askpro.passkey=", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);

        var unnamed = await browser.PostFormAsync(Add, Add, ("name", ""), ("credential", Answer));
        Assert.Contains("id=\"name-error\"", await TestBrowser.TextAsync(unnamed), StringComparison.Ordinal);
        var wrong = await browser.PostFormAsync(Add, Add, ("name", "Laptop"), ("credential", "no json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("value=\"Laptop\"", await TestBrowser.TextAsync(wrong), StringComparison.Ordinal);
        await browser.PostFormAsync(Add, Add, ("name", "Laptop <1>"), ("credential", Answer));
        Assert.Contains("Laptop &lt;1&gt;", await browser.ReadAsync(Page), StringComparison.Ordinal);

        var refused = await browser.PostFormAsync(Page, $"{Add}/umbenennen", ("id", FakeSecurity.PasskeyId), ("name", ""));
        Assert.Contains("id=\"passkey-0-error\"", await TestBrowser.TextAsync(refused), StringComparison.Ordinal);
        await browser.PostFormAsync(Page, $"{Add}/umbenennen", ("id", FakeSecurity.PasskeyId), ("name", "Empfang"));
        Assert.Contains("Empfang", await browser.ReadAsync(Page), StringComparison.Ordinal);
        var removed = await browser.PostFormAsync(Page, $"{Add}/entfernen", ("id", FakeSecurity.PasskeyId));
        Assert.Contains("Der Passkey ist entfernt.", await browser.ReadAsync(removed.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_with_a_passkey_leads_where_one_wanted_to_go_and_an_unknown_one_gets_a_sentence()
    {
        var browser = web.Browser();

        var options = await browser.PostFormAsync("/anmelden", "/anmelden/passkey/optionen");
        Assert.Equal("""{"challenge":"abc"}""", await TestBrowser.TextAsync(options));
        var signedIn = await browser.PostFormAsync("/anmelden", "/anmelden/passkey", ("credential", Answer), ("zurueck", "/konto"));
        Assert.Equal("/konto", signedIn.Headers.Location!.OriginalString);

        var stranger = web.Browser();
        var refused = await stranger.PostFormAsync("/anmelden", "/anmelden/passkey", ("credential", Answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Dieser Passkey gilt hier nicht mehr", await TestBrowser.TextAsync(refused), StringComparison.Ordinal);
    }
}
