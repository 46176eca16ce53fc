using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class TestingPageTests(WebHost web) : IClassFixture<WebHost>, IAsyncLifetime
{
    public ValueTask InitializeAsync()
    {
        (web.Api.Operators.IsOperator, web.Api.Operators.IsOutside) = (true, true);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_front_door_is_tried_with_a_template_or_a_button_and_the_result_follows_by_itself()
    {
        const string testing = "/betrieb/testen";
        const string chosen = $"{testing}?mandant={FakeOperators.CompanyId}";
        var browser = await web.SignedInAsync();
        Assert.DoesNotContain("<textarea", await browser.ReadAsync(testing), StringComparison.Ordinal);

        var raw = await browser.ReadAsync(chosen);
        Assert.Contains("&lt;/textarea&gt;", raw, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(raw);
        Assert.Contains("Mit dem Schlüssel der Plattform an die gemeinsame Webhook-Adresse. Der Mandant hat keine Nummer", page, StringComparison.Ordinal);
        Assert.Contains("Erwartet: 401 signature_stale. Nichts wird verarbeitet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Die Plattform hat keinen Schlüssel.", page, StringComparison.Ordinal);

        var sent = await browser.PostFormAsync(chosen, chosen, ("kind", "stale"), ("body", "{}"));
        Assert.Equal($"{chosen}&test={FakeOperators.AccessId}#test-result", sent.Headers.Location!.OriginalString);
        var result = WebUtility.HtmlDecode(await browser.ReadAsync($"{chosen}&test={FakeOperators.AccessId}"));
        Assert.Contains("every 1s", result, StringComparison.Ordinal);
        Assert.Contains("Die Annahme tat, was sie soll. Erwartet: 204. Gesehen: 204.", result, StringComparison.Ordinal);
        Assert.Contains($"href=\"/betrieb/ereignisse/{FakeOperators.CompanyId}\"", result, StringComparison.Ordinal);
        Assert.Contains("12 ms", await browser.ReadAsync($"{testing}/_ergebnis/{FakeOperators.AccessId}"), StringComparison.Ordinal);

        var refused = await browser.PostFormAsync(chosen, chosen, ("kind", "event"), ("body", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("kein Ereignis eines Anrufs", WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused)), StringComparison.Ordinal);
        var busy = WebUtility.HtmlDecode(await TestBrowser.TextAsync(await browser.PostFormAsync(chosen, chosen, ("kind", "twice"), ("body", "{ typed }"))));
        Assert.Contains("läuft noch", busy, StringComparison.Ordinal);
        Assert.Contains("{ typed }", busy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_of_the_platform_the_page_says_what_to_do_and_offers_only_what_says_something()
    {
        FakeFrontDoor.HasPlatformKey = false;
        try
        {
            var page = WebUtility.HtmlDecode(await (await web.SignedInAsync()).ReadAsync($"/betrieb/testen?mandant={FakeOperators.CompanyId}"));

            Assert.Contains("Setzen Sie Retell__PlatformKey und starten Sie Api neu.", page, StringComparison.Ordinal);
            Assert.Contains("value=\"wrong_key\" disabled", page, StringComparison.Ordinal);
            Assert.Contains("value=\"not_json\" disabled", page, StringComparison.Ordinal);
            Assert.Contains("value=\"stale\">", page, StringComparison.Ordinal);
        }
        finally
        {
            FakeFrontDoor.HasPlatformKey = true;
        }
    }
}
