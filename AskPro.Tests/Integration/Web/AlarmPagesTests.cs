using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class AlarmPagesTests(WebHost web) : IClassFixture<WebHost>, IAsyncLifetime
{
    private const string Page = "/betrieb/alarme";
    private const string Rule = $"{Page}/{FakeAlarms.Id}";

    public ValueTask InitializeAsync()
    {
        (web.Api.Operators.IsOperator, web.Api.Operators.IsOutside) = (true, true);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Rules_channels_and_history_are_told_in_words()
    {
        var browser = await web.SignedInAsync();
        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Page));

        Assert.Contains("Wartezeit des ältesten Ereignisses", page, StringComparison.Ordinal);
        Assert.Contains("mindestens 60 s für 2 min", page, StringComparison.Ordinal);
        Assert.Contains("95,5 s", page, StringComparison.Ordinal);
        Assert.Contains("besteht</span> seit: ", page, StringComparison.Ordinal);
        Assert.Contains("schlimmster Wert 1.234, Grenze mindestens 1", page, StringComparison.Ordinal);
        Assert.Contains("Alarm an Bereitschaft <1>: angekommen", page, StringComparison.Ordinal);
        Assert.Contains("Entwarnung an Bereitschaft <1>: nicht angekommen (refused)", page, StringComparison.Ordinal);
        Assert.Contains("<code>docs/runbooks/dead-letters.md</code>", page, StringComparison.Ordinal);
        Assert.Contains("wache@askpro.example", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}?vor={FakeAlarms.Id}\"", page, StringComparison.Ordinal);

        var english = WebUtility.HtmlDecode(await (await web.SignedInAsync("en")).ReadAsync(Page));
        Assert.Contains("at least 60 s for 2 min", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_changed_with_what_was_read_and_a_mistake_is_named_beside_what_was_typed()
    {
        var browser = await web.SignedInAsync();
        Assert.Contains("name=\"version\" value=\"3\"", await browser.ReadAsync(Rule), StringComparison.Ordinal);

        var wrong = await browser.PostFormAsync(Rule, Rule, Fields(threshold: "viel"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(wrong));
        Assert.Contains("Geben Sie eine Zahl im erlaubten Bereich ein.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"viel\"", page, StringComparison.Ordinal);
        var late = await browser.PostFormAsync(Rule, Rule, Fields(version: "2"));
        Assert.Contains("Jemand anderes hat die Regel inzwischen geändert", WebUtility.HtmlDecode(await TestBrowser.TextAsync(late)), StringComparison.Ordinal);

        var done = await browser.PostFormAsync(Rule, Rule, Fields());
        Assert.Equal((HttpStatusCode.SeeOther, $"{Page}?getan=gespeichert"), (done.StatusCode, done.Headers.Location!.OriginalString));
        Assert.Equal((90.5, 3, false), ((double)web.Api.Operators.Alarms.Wish!["threshold"]!, (int)web.Api.Operators.Alarms.Wish!["windowMinutes"]!, (bool)web.Api.Operators.Alarms.Wish!["isOn"]!));
        var added = await browser.PostFormAsync($"{Page}/neu", $"{Page}/neu", [("figure", "waiting_events"), .. Fields(version: "")]);
        Assert.Contains("Hinzugefügt.", WebUtility.HtmlDecode(await browser.ReadAsync(added.Headers.Location!.OriginalString)), StringComparison.Ordinal);
        var removed = await browser.PostFormAsync(Rule, $"{Rule}/entfernen");
        Assert.Equal($"{Page}?getan=entfernt", removed.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_rule_is_muted_with_a_reason_until_a_moment_on_the_operators_clock_and_told_again()
    {
        var browser = await web.SignedInAsync();
        var list = WebUtility.HtmlDecode(await browser.ReadAsync(Page));
        Assert.Matches("stumm</span> bis [^<]*2031, 08:00, von Ada <3> seit ", list);
        Assert.Contains("Umzug <2>", list, StringComparison.Ordinal);
        Assert.Contains("Stummgeschaltet seit ", list, StringComparison.Ordinal);

        var without = await browser.PostFormAsync(Rule, $"{Rule}/stumm", ("minutes", "30"), ("until", ""), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("<option value=\"30\" selected", await TestBrowser.TextAsync(without), StringComparison.Ordinal);
        var unclear = await browser.PostFormAsync(Rule, $"{Rule}/stumm", ("minutes", ""), ("until", "bald"), ("reason", "Umzug"));
        Assert.Contains("value=\"bald\"", await TestBrowser.TextAsync(unclear), StringComparison.Ordinal);

        var muted = await browser.PostFormAsync(Rule, $"{Rule}/stumm", ("minutes", ""), ("until", "2026-12-01T08:00"), ("reason", "Umzug"));
        Assert.Contains("Die Regel ist stumm geschaltet.", await browser.ReadAsync(muted.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.Parse("2026-12-01T07:00:00Z", System.Globalization.CultureInfo.InvariantCulture), web.Api.Operators.Alarms.Wish!["until"]!.GetValue<DateTimeOffset>());
        await browser.PostFormAsync(Rule, $"{Rule}/stumm", ("minutes", "240"), ("until", "2026-12-01T08:00"), ("reason", "Umzug"));
        Assert.Equal((240, null), ((int)web.Api.Operators.Alarms.Wish!["minutes"]!, web.Api.Operators.Alarms.Wish!["until"]));
        var loud = await browser.PostFormAsync(Rule, $"{Rule}/laut");
        Assert.Equal($"{Page}?getan=laut", loud.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_channel_is_added_and_one_that_rules_need_stays()
    {
        var browser = await web.SignedInAsync();
        var without = await browser.PostFormAsync(Page, $"{Page}/kanaele", ("name", "Wache"), ("address", ""), ("language", "de"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("value=\"Wache\"", await TestBrowser.TextAsync(without), StringComparison.Ordinal);

        var added = await browser.PostFormAsync(Page, $"{Page}/kanaele", ("name", "Wache"), ("address", "wache@askpro.example"), ("language", "de"));
        Assert.Equal($"{Page}?getan=hinzugefuegt", added.Headers.Location!.OriginalString);
        var kept = await browser.PostFormAsync(Page, $"{Page}/kanaele/{FakeAlarms.Id}/entfernen");
        Assert.Contains("Nichts wurde entfernt", WebUtility.HtmlDecode(await browser.ReadAsync(kept.Headers.Location!.OriginalString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_is_tested_and_what_became_of_it_stands_beside_it()
    {
        web.Api.Operators.Alarms.Tests = 0;
        var browser = await web.SignedInAsync();
        Assert.Matches("Test [^:]+: nicht angekommen \\(kein Mailserver eingerichtet\\)", WebUtility.HtmlDecode(await browser.ReadAsync(Page)).Replace("08:01", "", StringComparison.Ordinal).Replace("09:01", "", StringComparison.Ordinal));
        var asked = await browser.PostFormAsync(Page, $"{Page}/kanaele/{FakeAlarms.Id}/testen");
        Assert.Contains("Eine Testnachricht ist unterwegs.", WebUtility.HtmlDecode(await browser.ReadAsync(asked.Headers.Location!.OriginalString)), StringComparison.Ordinal);
        var soon = await browser.PostFormAsync(Page, $"{Page}/kanaele/{FakeAlarms.Id}/testen");
        Assert.Contains("vor weniger als einer Minute getestet", WebUtility.HtmlDecode(await browser.ReadAsync(soon.Headers.Location!.OriginalString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_measured_or_watched_is_not_shown_as_if_it_were()
    {
        web.Api.Operators.Alarms.IsLame = true;
        try
        {
            var browser = await web.SignedInAsync();
            var page = WebUtility.HtmlDecode(await browser.ReadAsync(Page));
            Assert.Contains("Niemand prüft: Der Worker hat sich seit ", page, StringComparison.Ordinal);
            Assert.Contains("Kein Mailserver eingerichtet:", page, StringComparison.Ordinal);
            Assert.Matches("seit [^<]*, 08:00 nicht gemessen", page);
            Assert.DoesNotContain("95,5 s", page, StringComparison.Ordinal);
            Assert.Matches("seit [^<]*, 08:00 nicht gemessen", WebUtility.HtmlDecode(await browser.ReadAsync(Rule)));
        }
        finally
        {
            web.Api.Operators.Alarms.IsLame = false;
        }
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("1e999")]
    public async Task A_threshold_that_is_no_number_is_named_beside_what_was_typed(string typed)
    {
        var browser = await web.SignedInAsync();
        var answer = await browser.PostFormAsync(Rule, Rule, Fields(threshold: typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Geben Sie eine Zahl im erlaubten Bereich ein.", WebUtility.HtmlDecode(await TestBrowser.TextAsync(answer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_a_webhook_is_shown_once_and_never_stored_by_the_browser()
    {
        var browser = await web.SignedInAsync();
        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Page));
        Assert.Contains("Webhook https://hooks.example.org/…", page, StringComparison.Ordinal);
        Assert.Contains("<code>k3J…9fQ</code>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeAlarms.Secret, page, StringComparison.Ordinal);

        var added = await browser.PostFormAsync(Page, $"{Page}/kanaele", ("name", "Dienst"), ("kind", "webhook"), ("address", ""), ("url", "https://hooks.example.org/x"), ("language", "de"));
        Assert.Equal((HttpStatusCode.OK, true), (added.StatusCode, added.Headers.CacheControl!.NoStore));
        Assert.Contains($">{FakeAlarms.Secret}</code>", await TestBrowser.TextAsync(added), StringComparison.Ordinal);
        Assert.Equal(("webhook", "https://hooks.example.org/x"), ((string)web.Api.Operators.Alarms.Wish!["kind"]!, (string)web.Api.Operators.Alarms.Wish!["url"]!));
        var renewed = await browser.PostFormAsync(Page, $"{Page}/kanaele/{FakeAlarms.Id}/schluessel");
        Assert.True(renewed.Headers.CacheControl!.NoStore);
        Assert.Contains($">{FakeAlarms.Secret}</code>", await TestBrowser.TextAsync(renewed), StringComparison.Ordinal);
    }

    private static (string, string)[] Fields(string threshold = "90,5", string version = "3") =>
    [
        ("comparison", "at_least"), ("threshold", threshold), ("windowMinutes", "3"), ("severity", "warning"), ("channelId", FakeAlarms.Id), ("isOn", "false"), ("version", version),
    ];
}
