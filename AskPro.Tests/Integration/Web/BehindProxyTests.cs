using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>Outside Development, behind a proxy that ends TLS.</summary>
public sealed class BehindProxyTests : IAsyncLifetime
{
    private const string Browser = "203.0.113.7";

    private FakeApi api = null!;

    public async ValueTask InitializeAsync() => api = await FakeApi.StartAsync();

    public ValueTask DisposeAsync() => api.DisposeAsync();

    [Fact]
    public async Task Behind_a_known_proxy_the_front_end_is_one_of_https_and_Api_learns_the_browsers_address()
    {
        await using var web = new ProductionWeb(api, knownProxy: "127.0.0.1");
        var browser = web.BrowserBehindProxy(Browser);

        var page = await browser.GetAsync("/anmelden");
        var signedIn = await browser.SignInAsync(FakeApi.Password, "/anrufe");

        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        Assert.Equal("/anrufe", signedIn.Headers.Location!.OriginalString);
        Assert.Equal(Browser, api.LastForwardedFor);
        AssertOfThisHostOnly(page, "__Host-askpro.forms=");
        AssertOfThisHostOnly(signedIn, "__Host-askpro=");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/anrufe")).StatusCode);
    }

    [Fact]
    public async Task Test_calls_are_refused_outside_development_even_with_a_simulator_in_reach()
    {
        await using var web = new ProductionWeb(api, knownProxy: "127.0.0.1");
        var browser = web.BrowserBehindProxy("203.0.113.7");

        var answer = await browser.PostAsync("/testanruf", TestBrowser.Form("", ("scenario", "booking")));

        // No route takes it; that of the files takes GET only and says so.
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task The_word_of_an_unknown_proxy_counts_for_nothing_and_cookies_are_Secure_all_the_same()
    {
        await using var web = new ProductionWeb(api, knownProxy: null);
        var browser = web.BrowserBehindProxy(Browser);

        var page = await browser.GetAsync("/anmelden");
        var language = await browser.PostFormAsync("/anmelden", "/sprache", ("value", "en"));
        var signedIn = await browser.SignInAsync(FakeApi.Password, "/anrufe");

        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal("127.0.0.1", api.LastForwardedFor);
        AssertOfThisHostOnly(page, "__Host-askpro.forms=");
        AssertOfThisHostOnly(signedIn, "__Host-askpro=");
        Assert.All(language.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.Ordinal));
    }

    private static void AssertOfThisHostOnly(HttpResponseMessage answer, string start)
    {
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(start, StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
    }
}
