using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>The set-up page by page: every step opens, goes on, can be left and found again, and says what is wrong and what to do.</summary>
public sealed class SetupPagesTests(WebHost web) : IClassFixture<WebHost>, IDisposable
{
    private const string Number = "+493023125001";

    private FakeSetup Setup => web.Api.Setup;

    public void Dispose()
    {
        Setup.States.Clear();
        Setup.Marks.Clear();
        Setup.Unfinished.Clear();
        Setup.Started.Clear();
        Setup.Asked.Clear();
        Setup.Test = null;
        web.Api.PhoneNumbers.Clear();
        web.Api.RetellKeys.Items[0] = FakeRetellKeys.Key("current", "key…e27", null);
        web.Api.RetellKeys.Refusal = null;
        Setup.IsKeyBad = false;
    }

    [Fact]
    public async Task The_start_page_says_what_is_next_until_every_step_is_through()
    {
        var browser = await web.SignedInAsync();
        foreach (var step in new[] { "account", "company" })
            Setup.States[step] = "done";

        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/anrufe"));
        var start = await browser.GetAsync("/einrichten");
        foreach (var step in new[] { "retell", "webhook", "calendar", "privacy", "notifications", "test_call" })
            Setup.States[step] = "done";
        var later = WebUtility.HtmlDecode(await browser.ReadAsync("/anrufe"));

        Assert.Contains("2 von 8 Schritten fertig.", page, StringComparison.Ordinal);
        Assert.Contains("Weiter mit: Retell verbinden", page, StringComparison.Ordinal);
        Assert.Equal("/einrichten/retell", start.Headers.Location?.ToString());
        Assert.DoesNotContain("Schritten fertig", later, StringComparison.Ordinal);
        Assert.Equal("/einrichten/rufumleitung", (await browser.GetAsync("/einrichten")).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("anmelden", "account", "Sie sind angemeldet als")]
    [InlineData("betrieb", "company", "Bundesland")]
    [InlineData("retell", "retell", "Anna <1>")]
    [InlineData("webhook", "webhook", "Für alle eintragen")]
    [InlineData("kalender", "calendar", "Soll Ihr Assistent am Telefon Termine vergeben?")]
    [InlineData("datenschutz", "privacy", "Sie sprechen mit einer KI")]
    [InlineData("benachrichtigungen", "notifications", "E-Mails zu Ihrem Zugang gehen an")]
    [InlineData("testanruf", "test_call", "Testereignis senden")]
    public async Task Every_step_is_a_page_that_notes_that_it_was_opened(string path, string step, string text)
    {
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"/einrichten/{path}"));

        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"step\"", page, StringComparison.Ordinal);
        Assert.Contains($"{step} opened", Setup.Marks);
    }

    [Fact]
    public async Task What_is_ticked_is_entered_by_the_names_that_Retell_has()
    {
        var browser = await web.SignedInAsync();
        Setup.Unfinished.Add("retell");
        var page = await browser.ReadAsync("/einrichten/retell");
        Setup.Unfinished.Clear();

        var answer = await browser.PostAsync("/einrichten/retell/uebernehmen", TestBrowser.Form(TestBrowser.TokenOf(page), ("number", "+493083793369"), ("agent", "agent_2")));

        Assert.Equal("/einrichten/webhook", answer.Headers.Location?.ToString());
        Assert.Contains("retell done", Setup.Marks);
    }

    [Fact]
    public async Task What_was_ticked_stays_ticked_when_some_of_it_is_refused_and_nothing_else()
    {
        var browser = await web.SignedInAsync();
        var numbers = web.Api.RetellKeys.Items[0]!["numbers"]!.AsArray();
        numbers[0]!["number"] = FakeNumbers.Taken;
        numbers.Add(new JsonObject { ["number"] = "+493083793360", ["display"] = "+49 30 83793360", ["nickname"] = null, ["agentIds"] = new JsonArray("agent_2"), ["isEntered"] = false });
        var page = await browser.ReadAsync("/einrichten/retell");

        var answer = await browser.PostAsync("/einrichten/retell/uebernehmen", TestBrowser.Form(TestBrowser.TokenOf(page), ("number", FakeNumbers.Taken)));
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Diese Nummer ist bei AskPro schon vergeben.", text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{FakeNumbers.Taken}\" checked", text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"+493083793360\" checked", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Retell_refuses_the_stored_key_another_one_is_entered_on_the_spot()
    {
        var browser = await web.SignedInAsync();
        Setup.IsKeyBad = true;
        web.Api.RetellKeys.Items[0] = FakeRetellKeys.Key("current", "key…e27", "retell_key_refused");
        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/einrichten/retell"));
        web.Api.RetellKeys.Refusal = (400, "retell_other_workspace");

        var answer = await browser.PostAsync("/einstellungen/retell", TestBrowser.Form(TestBrowser.TokenOf(page), ("setup", "on"), ("key", "key_of_another_one")));
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Er ist widerrufen oder unvollständig.", page, StringComparison.Ordinal);
        Assert.Contains("name=\"otherWorkspace\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("key_of_another_one", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("btn-primary").Length - 1);
    }

    [Fact]
    public async Task A_step_that_is_not_through_says_what_is_missing()
    {
        var browser = await web.SignedInAsync();
        Setup.Unfinished.Add("retell");
        Setup.Unfinished.Add("webhook");
        foreach (var (path, missing) in new[] { ("retell", "Eine Nummer ist eingetragen"), ("webhook", "Alle Assistenten schicken ihre Ereignisse hierher") })
        {
            var page = await browser.ReadAsync($"/einrichten/{path}");

            var answer = await browser.PostAsync($"/einrichten/{path}/weiter", TestBrowser.Form(TestBrowser.TokenOf(page)));
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("Noch nicht fertig. Es fehlt:", text, StringComparison.Ordinal);
            Assert.Contains($"<li>{missing}</li>", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("kalender", "calendar", "/einrichten/datenschutz")]
    [InlineData("benachrichtigungen", "notifications", "/einrichten/testanruf")]
    public async Task What_may_wait_is_left_out_and_the_start_page_says_what_is_missing(string path, string step, string next)
    {
        var browser = await web.SignedInAsync();
        var page = await browser.ReadAsync($"/einrichten/{path}");

        var answer = await browser.PostAsync($"/einrichten/{path}/auslassen", TestBrowser.Form(TestBrowser.TokenOf(page)));

        Assert.Equal(next, answer.Headers.Location?.ToString());
        Assert.Contains($"{step} skipped", Setup.Marks);
        Assert.Contains("Ausgelassen: ", WebUtility.HtmlDecode(await browser.ReadAsync("/anrufe")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no_call_at_retell", "Rufen Sie genau +49 30 1 an", null)]
    [InlineData("number_not_at_retell", "gibt es in Ihrem Arbeitsbereich bei Retell nicht", "/einrichten/retell")]
    [InlineData("number_without_agent", "Der Nummer ist kein Assistent zugeordnet", null)]
    [InlineData("webhook_not_right", "schickt seine Ereignisse nicht hierher", "/einrichten/webhook")]
    [InlineData("events_missing", "Trotzdem kam nichts an", "/einrichten/webhook")]
    [InlineData("signature_refused", "mit einem anderen Schlüssel unterschrieben", "/einrichten/retell")]
    [InlineData("event_not_processed", "Es geht nichts verloren", null)]
    [InlineData("no_transcript", "ohne Text", null)]
    [InlineData("no_summary", "ohne Zusammenfassung", null)]
    [InlineData("no_analysis", "fehlt die Auswertung", null)]
    [InlineData("front_door_away", "nicht zu erreichen", null)]
    [InlineData("front_door_refused", "hat die Unterschrift abgelehnt", "/einrichten/retell")]
    [InlineData("front_door_busy", "zu viele Ereignisse", null)]
    [InlineData("front_door_elsewhere", "antwortet etwas anderes als AskPro", null)]
    [InlineData("retell_key_refused", "Schlüssel", "/einrichten/retell")]
    public async Task A_red_light_names_cause_and_fix(string code, string sentence, string? fix)
    {
        var browser = await web.SignedInAsync();
        Setup.Test = FakeSetup.TestOf("call", "off", code, "+49 30 1");

        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/einrichten/testanruf/_lichter"));

        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Equal(fix is not null, page.Contains($"href=\"{fix}\">Reparieren", StringComparison.Ordinal));
        Assert.Contains($"POST /tests/{FakeSetup.TestId}/causes", Setup.Asked);
    }

    [Fact]
    public async Task The_last_light_goes_on_when_the_browser_shows_the_call()
    {
        var browser = await web.SignedInAsync();
        Setup.Test = FakeSetup.TestOf("event", "waiting", null, null, complete: true);

        var page = await browser.ReadAsync("/einrichten/testanruf");
        var answer = await browser.PostAsync($"/einrichten/testanruf/{FakeSetup.TestId}/gesehen", TestBrowser.Form(TestBrowser.TokenOf(page)));

        Assert.Contains($"hx-post=\"/einrichten/testanruf/{FakeSetup.TestId}/gesehen\" hx-trigger=\"load\"", page, StringComparison.Ordinal);
        Assert.Contains($"/anrufe/{FakeApi.CallId}", page, StringComparison.Ordinal);
        Assert.Equal("/einrichten/testanruf#test-lights", answer.Headers.Location?.ToString());
        Assert.Contains($"PUT /tests/{FakeSetup.TestId}/seen", Setup.Asked);
    }

    [Theory]
    [InlineData("call")]
    [InlineData("event")]
    public async Task A_test_begins_by_a_button(string kind)
    {
        var browser = await web.SignedInAsync();
        var page = await browser.ReadAsync("/einrichten/testanruf");

        var answer = await browser.PostAsync("/einrichten/testanruf", TestBrowser.Form(TestBrowser.TokenOf(page), ("kind", kind)));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal([kind], Setup.Started);
    }

    [Fact]
    public async Task Forwarding_codes_carry_the_companys_number_and_can_be_tapped()
    {
        var browser = await web.SignedInAsync();
        web.Api.PhoneNumbers.Add(new JsonObject { ["e164"] = Number, ["display"] = "+49 30 23125001", ["label"] = null });

        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/einrichten/rufumleitung"));

        Assert.Contains($"**61*{Number}**20#", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"tel:{Uri.EscapeDataString($"**21*{Number}#")}\"", page, StringComparison.Ordinal);
        Assert.Contains("##002#", page, StringComparison.Ordinal);
    }
}
