using System.Net;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class OperatorPagesTests(WebHost web) : IClassFixture<WebHost>, IAsyncLifetime
{
    private const string List = "/mandanten";
    private const string Company = $"{List}/{FakeOperators.CompanyId}";

    public ValueTask InitializeAsync()
    {
        (web.Api.Operators.IsOperator, web.Api.Operators.IsOutside, web.Api.Operators.Support) = (true, true, null);
        web.Api.Operators.SignInRefusal = null;
        (web.Api.Operators.HasOwner, web.Api.Operators.OwnerInvitation) = (true, null);
        web.Api.Operators.Company["state"] = "active";
        web.Api.Operators.Company["deleteAfter"] = null;
        web.Api.Operators.Company["vouchedFor"] = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_operator_of_no_company_lands_on_the_list_and_sees_states_and_counts()
    {
        var browser = await web.SignedInAsync();
        Assert.Equal(List, (await browser.GetAsync("/")).Headers.Location!.OriginalString);
        Assert.Equal(List, (await browser.GetAsync("/anrufe")).Headers.Location!.OriginalString);

        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"{List}?suche=Nord&stand=active"));
        Assert.Contains("Salon <Nord>", page, StringComparison.Ordinal);
        Assert.Contains("tint-green\">Aktiv", page, StringComparison.Ordinal);
        Assert.Contains("class=\"number bad\">3", page, StringComparison.Ordinal);
        Assert.Contains($"nach={FakeOperators.CompanyId}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("live-channel", page.Split("</head>")[1], StringComparison.Ordinal);
        Assert.Contains("GET /api/operators/companies?search=Nord&state=active", web.Api.Operators.Asked);
        Assert.Contains("Gesperrt", await browser.ReadAsync($"{List}/protokoll"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/konto")).StatusCode);
    }

    [Fact]
    public async Task Which_company_a_number_reaches_is_told_with_its_reason_and_what_speaks_against_it()
    {
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(await browser.PostFormAsync($"{List}/nummer", $"{List}/nummer", ("asked", "030 83793369"))));

        Assert.Contains("Salon <Nord> hat diese Nummer eingetragen, aber niemand hat die Nummern des Mandanten geprüft.", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Company}\"", page, StringComparison.Ordinal);
        Assert.Contains("Anrufe an diese Nummer bei Praxis <Ost> in den letzten 30 Tagen: 2, zuletzt", page, StringComparison.Ordinal);
        Assert.Contains("Ereignisse, die auf diese Nummer warten: 3", page, StringComparison.Ordinal);
        Assert.Contains("GET /api/operators/resolve?number=030%2083793369", web.Api.Operators.Asked);
    }

    [Fact]
    public async Task Events_are_shown_by_cause_and_replayed_with_the_number_that_was_seen_and_a_reason()
    {
        const string events = "/betrieb/ereignisse";
        var browser = await web.SignedInAsync();
        var dead = $"{events}?stand=dead&ursache=database_refused";

        var list = WebUtility.HtmlDecode(await browser.ReadAsync($"{dead}&von=2026-11-01&bis=2026-11-23"));
        Assert.Contains("href=\"/betrieb/ereignisse?stand=dead&ursache=database_refused\"", list, StringComparison.Ordinal);
        Assert.Contains("Ereignisse: 63, Anrufe: 41", list, StringComparison.Ordinal);
        Assert.Contains("Alle erneut verarbeiten (63)", list, StringComparison.Ordinal);
        Assert.Contains("Würde Anrufe ändern oder anlegen: 41 (Ereignisse: 63).", list, StringComparison.Ordinal);
        Assert.Contains("Davon stehen schon so weit oder weiter: 3.", list, StringComparison.Ordinal);
        Assert.Contains("Ereignisse, die keinen Anruf nennen: 2.", list, StringComparison.Ordinal);
        Assert.Contains("Unverändert bleiben alle anderen Anrufe", list, StringComparison.Ordinal);
        Assert.Contains(
            web.Api.Operators.Asked, asked => asked.Contains("from=2026-10-31T23%3A00%3A00.0000000%2B00%3A00&until=2026-11-23T23%3A00%3A00.0000000%2B00%3A00", StringComparison.Ordinal));
        Assert.DoesNotContain("name=\"expected\"", await browser.ReadAsync($"{events}?stand=done"), StringComparison.Ordinal);

        var mistyped = await browser.ReadAsync($"{events}?stand=aside&mandant=Salon&von=gestern");
        Assert.Equal(2, mistyped.Split("aria-invalid=\"true\"").Length - 1);
        Assert.Contains(web.Api.Operators.Asked, asked => asked.Contains($"companyId={Guid.Empty:D}", StringComparison.Ordinal));

        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"{events}/{FakeOperators.CompanyId}"));
        Assert.Contains("Die Datenbank hat es abgewiesen.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://traces.askpro.example/trace/0af7651916cd43dd8448eb211c80319c\"", page, StringComparison.Ordinal);
        Assert.Contains("812 Byte", page, StringComparison.Ordinal);
        Assert.Contains("Würde Anrufe ändern oder anlegen: 1 (Ereignisse: 1).", page, StringComparison.Ordinal);
        Assert.Contains("Unverändert bleiben alle anderen Anrufe", page, StringComparison.Ordinal);
        Assert.Contains("Mandant gefunden: über die Rufnummer", page, StringComparison.Ordinal);
        Assert.Contains("Letzter Fehlversuch: Die Datenbank hat es abgewiesen.", page, StringComparison.Ordinal);

        var without = await browser.PostFormAsync(dead, dead, ("expected", "63"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        var done = await browser.PostFormAsync(dead, dead, ("expected", "63"), ("reason", "Ticket 12"));
        Assert.Contains("Wird erneut verarbeitet.", await browser.ReadAsync(done.Headers.Location!.OriginalString), StringComparison.Ordinal);
        var late = await browser.PostFormAsync(dead, dead, ("expected", "62"), ("reason", "Ticket 12"));
        Assert.Contains("inzwischen eine andere", await browser.ReadAsync(late.Headers.Location!.OriginalString), StringComparison.Ordinal);
        var one = await browser.PostFormAsync($"{events}/{FakeOperators.CompanyId}", $"{events}/{FakeOperators.CompanyId}", ("reason", "Ticket 12"));
        Assert.Equal($"{events}/{FakeOperators.CompanyId}?getan=erneut", one.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task What_an_event_says_is_masked_and_shown_once_for_a_reason_never_to_be_kept()
    {
        const string one = $"/betrieb/ereignisse/{FakeOperators.CompanyId}";
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync(one));
        Assert.Contains("user-agent: retell/1", page, StringComparison.Ordinal);
        Assert.Contains("\"from_number\": \"•••\"", page, StringComparison.Ordinal);

        var without = await browser.PostFormAsync(one, $"{one}/inhalt", ("unmaskReason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("aria-invalid=\"true\"", await TestBrowser.TextAsync(without), StringComparison.Ordinal);
        var clear = await browser.PostFormAsync(one, $"{one}/inhalt", ("unmaskReason", "Ticket 12"));
        Assert.Equal((HttpStatusCode.OK, true), (clear.StatusCode, clear.Headers.CacheControl!.NoStore));
        var said = WebUtility.HtmlDecode(await TestBrowser.TextAsync(clear));
        Assert.Contains("+491713920017", said, StringComparison.Ordinal);
        Assert.Contains("Gezeigt wird nur der Anfang.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("+491713920017", await browser.ReadAsync(one), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_requests_are_shown_with_their_reason_and_cannot_be_processed_again()
    {
        const string events = "/betrieb/ereignisse";
        var browser = await web.SignedInAsync();

        var list = WebUtility.HtmlDecode(await browser.ReadAsync($"{events}?schluessel=signature_invalid"));
        Assert.Contains("<option value=\"signature_invalid\" selected>falscher Schlüssel", list, StringComparison.Ordinal);
        Assert.Contains("Nur gezählt und nicht gespeichert wurden in dieser Zeit: 812.", list, StringComparison.Ordinal);
        Assert.Contains(web.Api.Operators.Asked, asked => asked.EndsWith("?verifiedBy=signature_invalid", StringComparison.Ordinal));

        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"{events}/{FakeOperators.AccessId}"));
        Assert.Contains("Unter dieser Adresse gibt es keinen Schlüssel.", page, StringComparison.Ordinal);
        Assert.Contains("nie angenommen", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"reason\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_nobodys_is_shown_with_suggestions_and_assigned_by_a_person_who_chooses()
    {
        web.Api.Operators.IsAssigned = false;
        var browser = await web.SignedInAsync();
        var one = $"{List}/unzugeordnet/{FakeOperators.CompanyId}";

        var list = WebUtility.HtmlDecode(await browser.ReadAsync($"{List}/unzugeordnet"));
        Assert.Contains("+493083793360 · agent_7f3b", list, StringComparison.Ordinal);
        Assert.Contains("Es gibt mehr als diese Gruppen.", list, StringComparison.Ordinal);

        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"{one}?suche=Nord"));
        Assert.Contains("hat +49 30 83793369: eine Ziffer anders", page, StringComparison.Ordinal);
        Assert.Contains("trägt die Nummer beim Mandanten ein", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"\" selected>Bitte wählen", page, StringComparison.Ordinal);
        Assert.Contains("dieser Anruf", page, StringComparison.Ordinal);

        var refused = await browser.PostFormAsync(one, one, ("companyId", ""), ("reason", "Ticket 9"), ("scope", "all"), ("suche", "Nord"));
        var said = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Geben Sie sie zuerst auf seiner Seite frei.", said, StringComparison.Ordinal);
        Assert.Contains("value=\"Ticket 9\"", said, StringComparison.Ordinal);
        Assert.Contains("Salon <Nord></option>", said, StringComparison.Ordinal);

        var done = await browser.PostFormAsync(one, one, ("companyId", FakeOperators.CompanyId), ("reason", "Ticket 9"), ("scope", "all"));
        Assert.Contains("Zugeordnet.", await browser.ReadAsync(done.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal("all", web.Api.Operators.Assignments[^1]["scope"]!.GetValue<string>());
        web.Api.Operators.IsAssigned = true;
        var late = await browser.PostFormAsync(one, one, ("companyId", FakeOperators.CompanyId), ("reason", "Ticket 9"), ("scope", "call"));
        Assert.Contains("inzwischen nicht mehr unzugeordnet", await browser.ReadAsync(late.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lights_stand_in_words_and_signs_with_cause_and_the_way_to_repair_through_support_access()
    {
        var browser = await web.SignedInAsync();
        var list = WebUtility.HtmlDecode(await browser.ReadAsync($"{List}?stand=red"));
        Assert.Contains("<option value=\"red\" selected>mit rotem Licht", list, StringComparison.Ordinal);
        Assert.Contains("<span aria-hidden=\"true\">✕</span><span class=\"visually-hidden\">Webhook: gestört</span>", list, StringComparison.Ordinal);
        Assert.Contains("Signatur: unbekannt", list, StringComparison.Ordinal);
        Assert.Contains("3 von 7", list, StringComparison.Ordinal);

        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Company));
        string[] chain = ["number", "agent", "webhook", "test_call", "signature", "calendar", "privacy"];
        var places = chain.Select(light => page.IndexOf($"data-light=\"{light}\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(places.Where(place => place > 0).Order(), places);
        Assert.Contains("Ein Entwurf bei Retell enthält andere Änderungen", page, StringComparison.Ordinal);
        Assert.Contains("Eine Verbindung zum Kalender gibt es noch nicht.", page, StringComparison.Ordinal);
        Assert.Contains("öffnet für 60 Minuten einen Supportzugriff, den der Betrieb mit dem Grund sieht", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Webhook: reparieren\"", page, StringComparison.Ordinal);

        var refused = await browser.PostFormAsync(Company, $"{Company}/reparieren", ("light", "webhook"), ("minutes", "60"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Null(web.Api.Operators.Support);
        var opened = await browser.PostFormAsync(Company, $"{Company}/reparieren", ("light", "webhook"), ("minutes", "60"), ("reason", "Reparieren: Webhook"));
        Assert.Equal("/einstellungen/retell", opened.Headers.Location!.OriginalString);
        Assert.Equal("Reparieren: Webhook", (string?)web.Api.Operators.Support!["reason"]);
    }

    [Theory]
    [InlineData("number", "/einrichten/retell")]
    [InlineData("signature", "/einstellungen/retell")]
    [InlineData("privacy", "/einrichten/datenschutz")]
    [InlineData("https://elsewhere.example", "/einrichten")]
    public async Task Who_has_access_to_the_company_goes_straight_to_the_page_where_it_is_repaired(string light, string page)
    {
        web.Api.Operators.IsOutside = false;
        var browser = await web.SignedInAsync();
        var company = $"{List}/{FakePeople.OtherCompanyId:D}";

        var inside = await browser.PostFormAsync(List + "/neu", $"{company}/reparieren", ("light", light), ("minutes", "60"), ("reason", "x"));

        Assert.Equal(page, inside.Headers.Location!.OriginalString);
        Assert.Null(web.Api.Operators.Support);
    }

    [Fact]
    public async Task Where_companies_stop_stands_in_a_table_with_how_many_a_median_is_of()
    {
        var browser = await web.SignedInAsync();

        Assert.Contains($"href=\"{List}/einrichtung\"", await browser.ReadAsync(List), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"{List}/einrichtung"));
        Assert.Contains("<h1>Wo bleiben Firmen stehen?</h1>", page, StringComparison.Ordinal);
        Assert.Contains("data-label=\"Stehen geblieben\" class=\"number bad\">2<", page, StringComparison.Ordinal);
        Assert.Contains("1:35 <span class=\"quiet\">(8)", page, StringComparison.Ordinal);
        Assert.Contains("zu wenige <span class=\"quiet\">(1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_none_sees_neither_the_entry_nor_the_pages()
    {
        (web.Api.Operators.IsOperator, web.Api.Operators.IsOutside) = (false, false);
        var browser = await web.SignedInAsync();

        Assert.DoesNotContain("href=\"/mandanten\"", await browser.ReadAsync("/anrufe"), StringComparison.Ordinal);
        foreach (var path in new[] { List, Company, $"{List}/neu", $"{List}/protokoll", $"{List}/nummer", $"{List}/unzugeordnet", $"{List}/einrichtung", "/betrieb/ereignisse", "/betrieb/alarme", "/betrieb/alarme/neu" })
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Deleting_says_what_is_lost_wants_the_name_and_keeps_what_was_typed()
    {
        var browser = await web.SignedInAsync();
        var page = WebUtility.HtmlDecode(await browser.ReadAsync(Company));
        Assert.Contains("In 30 Tagen werden endgültig gelöscht: 1243 Anrufe mit ihren Texten, 311 Kunden", page, StringComparison.Ordinal);
        Assert.Contains("Löschung von 1243 Anrufen", page, StringComparison.Ordinal);

        var refused = await browser.PostFormAsync(Company, $"{Company}/loeschen", ("reason", "Gekündigt"), ("name", "Salon"));
        page = WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Das ist nicht der Name.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Gekündigt\"", page, StringComparison.Ordinal);

        var planned = await browser.PostFormAsync(Company, $"{Company}/loeschen", ("reason", "Gekündigt"), ("name", "Salon <Nord>"));
        page = WebUtility.HtmlDecode(await browser.ReadAsync(planned.Headers.Location!.OriginalString));
        Assert.Contains("23.12., 11:00", page, StringComparison.Ordinal);
        Assert.Contains("Die Löschung ist vorgemerkt.", page, StringComparison.Ordinal);
        var kept = await browser.PostFormAsync(Company, $"{Company}/behalten", ("reason", "Doch nicht"));
        Assert.Equal($"{Company}?getan=behalten", kept.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Suspending_and_resuming_say_so_and_who_was_slower_is_told()
    {
        var browser = await web.SignedInAsync("en");
        var late = await browser.PostFormAsync(Company, $"{Company}/freigeben", ("reason", "Paid"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("The state has just changed.", await TestBrowser.TextAsync(late), StringComparison.Ordinal);

        var empty = await browser.PostFormAsync(Company, $"{Company}/sperren", ("reason", ""));
        Assert.Contains("id=\"reason-sperren-error\"", await TestBrowser.TextAsync(empty), StringComparison.Ordinal);
        await browser.PostFormAsync(Company, $"{Company}/sperren", ("reason", "Invoice"));
        Assert.Contains("The company is suspended.", await browser.ReadAsync($"{Company}?getan=sperren"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_that_waits_to_be_checked_is_marked_until_its_numbers_are_released()
    {
        web.Api.Operators.Company["vouchedFor"] = false;
        var browser = await web.SignedInAsync();
        Assert.Contains("tint-amber\">wartet auf Prüfung", WebUtility.HtmlDecode(await browser.ReadAsync($"{List}?stand=unchecked")), StringComparison.Ordinal);
        Assert.Contains("tint-amber\">wartet auf Prüfung", WebUtility.HtmlDecode(await browser.ReadAsync(Company)), StringComparison.Ordinal);

        var released = await browser.PostFormAsync(Company, $"{Company}/nummern-freigeben", ("reason", "Angerufen"));
        var page = WebUtility.HtmlDecode(await browser.ReadAsync(released.Headers.Location!.OriginalString));

        Assert.Contains("Die Nummern sind freigegeben.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wartet auf Prüfung", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Support_reads_the_team_without_the_forms_it_may_not_send()
    {
        var browser = await web.SignedInAsync();
        await browser.PostFormAsync(Company, $"{Company}/support-zugriff", ("reason", "Ticket 12"), ("minutes", "60"));
        const string team = "/einstellungen/team";
        const string member = $"{team}/{FakePeople.MemberId}";

        var page = await browser.ReadAsync(team);
        foreach (var address in new[] { member, $"{team}/einladungen" })
            Assert.DoesNotContain(address, page, StringComparison.Ordinal);
        foreach (var form in new[] { member, $"{member}/entfernen" })
        {
            var refused = await browser.PostFormAsync(member, form, ("role", "manager"), ("scope", "all"), ("version", "0"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("Mit einem Support-Zugang geht das nicht.", WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Support_goes_into_the_company_under_a_banner_and_out_again()
    {
        var browser = await web.SignedInAsync();
        var refused = await browser.PostFormAsync(Company, $"{Company}/support-zugriff", ("reason", ""), ("minutes", "240"));
        Assert.Contains("<option value=\"240\" selected", await TestBrowser.TextAsync(refused), StringComparison.Ordinal);

        var opened = await browser.PostFormAsync(Company, $"{Company}/support-zugriff", ("reason", "Ticket <12>"), ("minutes", "60"));
        Assert.Equal("/", opened.Headers.Location!.OriginalString);
        var page = await browser.ReadAsync("/anrufe");
        Assert.Contains("Supportzugriff bis 14:32", page, StringComparison.Ordinal);
        Assert.Contains("Ticket &lt;12&gt;", page, StringComparison.Ordinal);

        web.Api.Operators.IsOutside = true;
        var over = await browser.GetAsync("/anrufe");
        Assert.Equal($"{List}?getan=support-ende", over.Headers.Location!.OriginalString);
        web.Api.Operators.Support = null;
        Assert.Contains("Ihr Supportzugriff ist beendet.", await browser.ReadAsync(over.Headers.Location!.OriginalString), StringComparison.Ordinal);
        var ended = await browser.PostFormAsync(List, $"{List}/support-zugriffe/{FakeOperators.AccessId}/beenden");
        Assert.Equal($"{List}?getan=support-ende", ended.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_company_is_founded_with_its_name_and_an_owners_address()
    {
        var browser = await web.SignedInAsync();
        var refused = await browser.PostFormAsync($"{List}/neu", $"{List}/neu", ("name", ""), ("email", "nora@askpro.example"), ("language", "en"));
        var page = await TestBrowser.TextAsync(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("value=\"nora@askpro.example\"", page, StringComparison.Ordinal);

        var created = await browser.PostFormAsync($"{List}/neu", $"{List}/neu", ("name", "Salon Nord"), ("email", "nora@askpro.example"), ("language", "de"));
        Assert.Contains("die Einladung ist unterwegs", await browser.ReadAsync(created.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_without_an_owner_shows_who_is_invited_and_lets_it_be_corrected()
    {
        web.Api.Operators.HasOwner = false;
        const string invitation = $"{Company}/einladung";
        var browser = await web.SignedInAsync();

        var refused = await browser.PostFormAsync(Company, invitation, ("email", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("id=\"email-error\"", await TestBrowser.TextAsync(refused), StringComparison.Ordinal);
        var invited = await browser.PostFormAsync(Company, invitation, ("email", "vertippt@askpro.example"));
        var page = WebUtility.HtmlDecode(await browser.ReadAsync(invited.Headers.Location!.OriginalString));
        Assert.Contains("Die Einladung ist unterwegs.", page, StringComparison.Ordinal);
        Assert.Contains("vertippt@askpro.example", page, StringComparison.Ordinal);
        Assert.Contains("gesendet ", page, StringComparison.Ordinal);
        Assert.Contains(", gilt bis ", page, StringComparison.Ordinal);

        var again = await browser.PostFormAsync(Company, $"{invitation}/erneut");
        Assert.Equal($"{Company}?getan=erneut-gesendet", again.Headers.Location!.OriginalString);
        web.Api.Operators.Company["state"] = "suspended";
        page = WebUtility.HtmlDecode(await browser.ReadAsync(Company));
        Assert.DoesNotContain($"{invitation}/erneut", page, StringComparison.Ordinal);
        Assert.Contains("Danach gilt er wieder, bis er abläuft.", page, StringComparison.Ordinal);
        web.Api.Operators.Company["state"] = "active";

        await browser.PostFormAsync(Company, $"{invitation}/zurueckziehen");
        page = WebUtility.HtmlDecode(await browser.ReadAsync($"{Company}?getan=zurueckgezogen"));
        Assert.Contains("Die Einladung ist zurückgezogen", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"{invitation}\"", page, StringComparison.Ordinal);

        web.Api.Operators.HasOwner = true;
        var late = await browser.PostFormAsync(Company, $"{invitation}/erneut");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("Der Mandant hat inzwischen eine Inhaberin", WebUtility.HtmlDecode(await TestBrowser.TextAsync(late)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_team_page_shows_who_was_let_in_and_an_owner_ends_it()
    {
        (web.Api.Operators.IsOperator, web.Api.Operators.IsOutside) = (false, false);
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/einstellungen/team"));
        Assert.Contains("Olga <Betrieb>", page, StringComparison.Ordinal);
        Assert.Contains("Ticket 12", page, StringComparison.Ordinal);
        var ended = await browser.PostFormAsync("/einstellungen/team", $"/einstellungen/team/support/{FakeOperators.AccessId}/beenden");
        Assert.Contains("Der Supportzugriff ist beendet.", await browser.ReadAsync(ended.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("company_suspended", "Ihr Betrieb ist gesperrt.")]
    [InlineData("company_deleting", "Ihr Betrieb wird gelöscht.")]
    public async Task Who_is_locked_out_reads_why_and_what_to_do(string code, string sentence)
    {
        web.Api.Operators.SignInRefusal = code;
        var refused = await web.Browser().SignInAsync(FakeApi.Password, null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, WebUtility.HtmlDecode(await TestBrowser.TextAsync(refused)), StringComparison.Ordinal);
    }
}
