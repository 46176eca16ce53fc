using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>Webhooks at Retell on their two pages: every verdict is a sentence that says what to do, and a button does it where one can.</summary>
public sealed class WebhookCardTests(WebHost web) : IClassFixture<WebHost>, IDisposable
{
    private const string Path = "/einstellungen/retell";

    public void Dispose()
    {
        (web.Api.Webhooks.Item, web.Api.Webhooks.Refusal, web.Api.Webhooks.Unfinished, web.Api.Webhooks.KeyCode) = (FakeWebhooks.Webhook("needed"), null, 0, null);
        (web.Api.Operators.Support, web.Api.Webhooks.LooseNumbers) = (null, []);
    }

    [Fact]
    public async Task What_differs_stands_beside_what_it_would_become()
    {
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Path));

        Assert.Contains(FakeWebhooks.Address, page, StringComparison.Ordinal);
        Assert.Contains("data-copy=\"webhook-address\"", page, StringComparison.Ordinal);
        Assert.Contains("Adresse (Version 7)", page, StringComparison.Ordinal);
        Assert.Contains("hooks.old.example → api.askpro.example", page, StringComparison.Ordinal);
        Assert.Contains("name=\"agentId\" value=\"agent_7f3b\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("right", "Richtig eingetragen", false)]
    [InlineData(null, "Noch nicht geprüft", false)]
    [InlineData("foreign_draft", "Es gibt einen Entwurf (Version 8), der nicht von AskPro ist", true)]
    [InlineData("pinned_number", "an einer älteren Version mit anderem Inhalt: +49 30 83793369", true)]
    [InlineData("tag_left_behind", "einem Tag, das noch auf einer alten Version steht: +49 30 83793369", true)]
    [InlineData("shared_agent", "Auch ein anderer Betrieb hat bei AskPro diesen Assistenten oder eine seiner Nummern eingetragen", true)]
    [InlineData("not_read_back", "Retell zeigt etwas anderes", true)]
    [InlineData("agent_gone", "Retell kennt diesen Assistenten unter Ihrem Schlüssel nicht mehr", false)]
    [InlineData("retell_refused", "Retell hat einen Schritt abgelehnt", true)]
    [InlineData("retell_not_found", "Retell kennt das unter diesem Schlüssel nicht", true)]
    public async Task Every_verdict_is_a_sentence_on_both_pages(string? code, string sentence, bool hasButton)
    {
        var browser = await web.SignedInAsync();
        web.Api.Webhooks.Item = FakeWebhooks.Webhook(code);

        foreach (var path in new[] { Path, $"/einstellungen/assistenten/{FakeAgents.Anna}" })
        {
            var page = WebUtility.HtmlDecode(await browser.ReadAsync(path));

            Assert.Contains(sentence, page, StringComparison.Ordinal);
            Assert.Equal(hasButton, page.Contains("/webhook/eintragen", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_was_right_before_says_since_when_and_is_repaired()
    {
        var browser = await web.SignedInAsync();
        web.Api.Webhooks.Item = FakeWebhooks.Webhook("needed", isDrift: true);

        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Path));

        Assert.Contains("Stimmt nicht mehr", page, StringComparison.Ordinal);
        Assert.Contains("seit ", page, StringComparison.Ordinal);
        Assert.Contains(">Reparieren</button>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("right", "eingetragen", "Der Webhook ist eingetragen")]
    [InlineData("foreign_draft", "offen", "Noch nicht fertig")]
    public async Task Registering_returns_to_the_page_it_came_from_and_says_how_it_ended(string code, string said, string sentence)
    {
        var browser = await web.SignedInAsync();
        web.Api.Webhooks.Item = FakeWebhooks.Webhook(code);
        var agent = $"/einstellungen/assistenten/{FakeAgents.Anna}";

        using var all = await browser.PostFormAsync(Path, $"{Path}/webhook/eintragen", ("agentId", "agent_7f3b"));
        using var one = await browser.PostFormAsync(agent, $"{Path}/webhook/eintragen", ("agentId", "agent_7f3b"), ("agent", FakeAgents.Anna.ToString("D")));

        Assert.Equal($"{Path}?webhook={said}#webhook", all.Headers.Location!.ToString());
        Assert.Equal($"{agent}?webhook={said}#webhook", one.Headers.Location!.ToString());
        Assert.Contains(sentence, WebUtility.HtmlDecode(await browser.ReadAsync($"{agent}?webhook={said}")), StringComparison.Ordinal);
        Assert.Contains("agent_7f3b", web.Api.Webhooks.Registered);
    }

    [Fact]
    public async Task A_draft_is_shown_with_its_changes_and_confirmed_as_it_was_shown_when_the_box_is_ticked()
    {
        var browser = await web.SignedInAsync();
        web.Api.Webhooks.Item = FakeWebhooks.Webhook("foreign_draft");

        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Path));
        using var plain = await browser.PostFormAsync(Path, $"{Path}/webhook/eintragen", ("agentId", "agent_7f3b"));
        using var ticked = await browser.PostFormAsync(Path, $"{Path}/webhook/eintragen", ("agentId", "agent_7f3b"), ("draft", FakeWebhooks.Fingerprint));

        Assert.Contains("<dt>voice_id</dt><dd dir=\"auto\">11labs-Anna → <b>Ben</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd dir=\"auto\">nichts → de-DE</dd>", page, StringComparison.Ordinal);
        Assert.Contains("Weitere Änderungen, die hier nicht stehen: 2.", page, StringComparison.Ordinal);
        Assert.Contains($"type=\"checkbox\" name=\"draft\" value=\"{FakeWebhooks.Fingerprint}\"", page, StringComparison.Ordinal);
        Assert.Equal([null, FakeWebhooks.Fingerprint], web.Api.Webhooks.Drafts[^2..]);
        Assert.Equal([$"{Path}?webhook=offen#webhook", $"{Path}?webhook=entwurf-geaendert#webhook"], new[] { plain, ticked }.Select(answer => answer.Headers.Location!.ToString()));
        Assert.Contains("Der Entwurf wurde in Retell inzwischen geändert", WebUtility.HtmlDecode(await browser.ReadAsync($"{Path}?webhook=entwurf-geaendert")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Support_is_shown_a_draft_and_not_asked_for_its_word()
    {
        web.Api.Webhooks.Item = FakeWebhooks.Webhook("foreign_draft");
        web.Api.Operators.Support = new JsonObject { ["id"] = Guid.Empty, ["reason"] = "Ticket 12", ["expiresAt"] = "2026-11-23T13:32:00Z" };
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Path));

        Assert.Contains("voice_id", page, StringComparison.Ordinal);
        Assert.Contains("bestätigt jemand aus dem Betrieb", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"draft\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(424, "retell_away", "Retell antwortet gerade nicht")]
    [InlineData(424, "retell_key_refused", "Retell nimmt diesen Schlüssel nicht an")]
    [InlineData(424, "registration_cut_off", "AskPro sieht nach, und es geht dort weiter, wo es aufgehört hat")]
    [InlineData(409, "registration_under_way", "wird gerade schon eingetragen oder geprüft")]
    [InlineData(400, "not_for_support", "Mit einem Support-Zugang geht das nicht")]
    [InlineData(409, "no_retell_key", "braucht AskPro einen API-Schlüssel")]
    public async Task What_stops_it_is_a_sentence(int status, string code, string sentence)
    {
        var browser = await web.SignedInAsync();
        web.Api.Webhooks.Refusal = (status, code);

        using var refused = await browser.PostFormAsync(Path, $"{Path}/webhook/eintragen", ("agentId", "agent_7f3b"));

        Assert.Equal($"{Path}?webhook={code}#webhook", refused.Headers.Location!.ToString());
        Assert.Contains(sentence, WebUtility.HtmlDecode(await browser.ReadAsync($"{Path}?webhook={code}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_watch_found_is_said_with_what_to_do()
    {
        var browser = await web.SignedInAsync();
        web.Api.Webhooks.Item = FakeWebhooks.Webhook("right", silentCalls: 4, stray: "+49 30 83793369");
        web.Api.Webhooks.KeyCode = "retell_key_refused";

        var all = WebUtility.HtmlDecode(await browser.ReadAsync(Path));
        var one = WebUtility.HtmlDecode(await browser.ReadAsync($"/einstellungen/assistenten/{FakeAgents.Anna}"));

        Assert.Contains("tint-red\">Kein Ereignis angekommen", all, StringComparison.Ordinal);
        Assert.Contains("führt: 4. Kein Ereignis davon ist hier angekommen", all, StringComparison.Ordinal);
        Assert.Contains("in Retell führt aber zu ihm: +49 30 83793369", all, StringComparison.Ordinal);
        Assert.Contains("name=\"retellAgentId\" value=\"agent_7f3b\"", all, StringComparison.Ordinal);
        Assert.Contains("Retell nimmt diesen Schlüssel nicht an", one, StringComparison.Ordinal);
        Assert.Contains("Zum Schlüssel", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("number_not_at_retell", "+49 30 1234567 gibt es in Ihrem Arbeitsbereich bei Retell nicht")]
    [InlineData("number_without_agent", "nimmt unter +49 30 1234567 niemand ab")]
    public async Task A_number_that_leads_nowhere_is_said_with_what_to_do(string code, string sentence)
    {
        var browser = await web.SignedInAsync();
        web.Api.Webhooks.LooseNumbers = [new JsonObject { ["number"] = "+49 30 1234567", ["code"] = code }];

        foreach (var path in new[] { Path, "/einrichten/webhook" })
            Assert.Contains(sentence, WebUtility.HtmlDecode(await browser.ReadAsync(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_that_did_not_get_to_all_says_so()
    {
        var browser = await web.SignedInAsync();

        using var whole = await browser.PostFormAsync(Path, $"{Path}/webhook/pruefen");
        web.Api.Webhooks.Unfinished = 1;
        using var part = await browser.PostFormAsync(Path, $"{Path}/webhook/pruefen");

        Assert.Equal([$"{Path}?webhook=geprueft#webhook", $"{Path}?webhook=teilweise#webhook"], new[] { whole, part }.Select(answer => answer.Headers.Location!.ToString()));
    }
}
