using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>The page that connects the company to Retell: what a key opens, what stops it in a sentence, and never the key itself.</summary>
public sealed class RetellPageTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Path = "/einstellungen/retell";

    [Fact]
    public async Task A_key_is_shown_by_its_ends_with_what_its_workspace_has_and_what_is_not_entered_yet()
    {
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Path));

        Assert.Contains("key…e27", page, StringComparison.Ordinal);
        Assert.Contains("+49 30 83793369", page, StringComparison.Ordinal);
        Assert.Contains("Ob Retell Ereignisse mit diesem Schlüssel unterschreibt, ist unbekannt", page, StringComparison.Ordinal);
        Assert.Contains("name=\"retellAgentId\" value=\"agent_2\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"retellAgentId\" value=\"agent_1\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"number\" value=\"+493083793369\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "retell_key_refused", "Retell nimmt diesen Schlüssel nicht an")]
    [InlineData(400, "retell_other_workspace", "name=\"otherWorkspace\"")]
    [InlineData(424, "retell_payment_required", "Retell verlangt für diesen Arbeitsbereich zuerst eine Zahlung")]
    [InlineData(424, "retell_busy", "Bitte in einer Minute noch einmal")]
    [InlineData(424, "retell_away", "Retell antwortet gerade nicht")]
    public async Task What_stops_a_key_is_a_sentence_and_the_key_does_not_come_back(int status, string code, string sentence)
    {
        var browser = await web.SignedInAsync();
        web.Api.RetellKeys.Refusal = (status, code);

        var refused = await browser.PostFormAsync(Path, Path, ("key", "key_secret_of_the_salon"));
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));

        web.Api.RetellKeys.Refusal = null;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.DoesNotContain("key_secret_of_the_salon", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(424, "retell_away", "Retell antwortet gerade nicht")]
    [InlineData(409, "retell_key_unreadable", "Der gespeicherte Schlüssel ist nicht mehr lesbar")]
    public async Task A_check_that_says_nothing_says_so(int status, string code, string sentence)
    {
        var browser = await web.SignedInAsync();
        web.Api.RetellKeys.Refusal = (status, code);

        var failed = await browser.PostFormAsync(Path, $"{Path}/{FakeRetellKeys.KeyId}/pruefen");

        web.Api.RetellKeys.Refusal = null;
        Assert.Contains(sentence, WebUtility.HtmlDecode(await TestBrowser.TextAsync(failed)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_entered_checked_and_removed()
    {
        var browser = await web.SignedInAsync();

        using var saved = await browser.PostFormAsync(Path, Path, ("key", "key_secret_of_the_salon"));
        using var asked = await browser.PostFormAsync(Path, $"{Path}/{FakeRetellKeys.KeyId}/pruefen");
        using var removed = await browser.PostFormAsync(Path, $"{Path}/{FakeRetellKeys.KeyId}/entfernen");

        Assert.Equal([$"{Path}?getan=schluessel", $"{Path}?getan=geprueft", $"{Path}?getan=entfernt"], new[] { saved, asked, removed }.Select(answer => answer.Headers.Location!.ToString()));
        Assert.Contains(FakeRetellKeys.KeyId, web.Api.RetellKeys.Removed);
    }
}
