using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AskPro.Tests.Integration.RestApi;
using AskPro.Web.Sessions;
using AskPro.Web.StepUp;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>Whatever Api wants a fresh proof for, the page that asks says what waits, and for whom by the name that Api knows.</summary>
public sealed partial class StepUpWalkTests(WebHost web) : IClassFixture<WebHost>
{
    private static readonly string[] Expected =
    [
        "GET /konto/sicherheit/app: Authenticator-App einrichten | Konto: demo@askpro.example",
        "GET /konto/sicherheit/passkey: Passkey hinzufügen | Konto: demo@askpro.example",
        "POST /betrieb/alarme/kanaele/{id:guid}/entfernen: Kanal für Alarme entfernen | Kanal: Bereitschaft <1>",
        "POST /betrieb/alarme/kanaele/{id:guid}/schluessel: Neuen Schlüssel für einen Alarmkanal erzeugen | Kanal: Bereitschaft <1>",
        "POST /betrieb/alarme/kanaele: Kanal für Alarme anlegen | Name: Getippt",
        "POST /betrieb/alarme/neu: Alarmregel anlegen | Zahl: Wartende Ereignisse",
        "POST /betrieb/alarme/{id:guid}/entfernen: Alarmregel entfernen | Zahl: Wartezeit des ältesten Ereignisses",
        "POST /betrieb/alarme/{id:guid}/stumm: Alarmregel stumm schalten | Zahl: Wartezeit des ältesten Ereignisses | Dauer: 60 Minuten | Grund: Ticket 12",
        "POST /betrieb/alarme/{id:guid}: Alarmregel ändern | Zahl: Wartezeit des ältesten Ereignisses",
        "POST /betrieb/ereignisse/: Ereignisse erneut verarbeiten | Grund: Ticket 12",
        "POST /betrieb/ereignisse/{id:guid}/inhalt: Inhalt eines Ereignisses unverdeckt zeigen | Grund: Ticket 12",
        "POST /betrieb/ereignisse/{id:guid}: Ein Ereignis erneut verarbeiten | Grund: Ticket 12",
        "POST /einstellungen/retell/{id:guid}/entfernen: Retell-Schlüssel entfernen | API-Schlüssel: key…e27",
        "POST /einstellungen/retell: Retell-Schlüssel eintragen | API-Schlüssel: key…ped",
        "POST /einstellungen/team/einladungen: Person einladen | E-Mail-Adresse: neu@askpro.example | Rolle: Inhaber",
        "POST /einstellungen/team/{id:guid}/entfernen: Mitglied entfernen | Mitglied: Tom <Berg> (tom@askpro.example)",
        "POST /einstellungen/team/{id:guid}: Rolle und Zugang eines Mitglieds ändern | Mitglied: Tom <Berg> (tom@askpro.example) | Rolle: Inhaber",
        "POST /einstellungen/zugriffstoken: Zugriffstoken anlegen | Name: Getippt",
        "POST /konto/e-mail: E-Mail-Adresse ändern | Konto: demo@askpro.example | E-Mail-Adresse: neu@askpro.example",
        "POST /konto/sicherheit/app/aus: Authenticator-App ausschalten | Konto: demo@askpro.example",
        "POST /konto/sicherheit/app: Authenticator-App einrichten | Konto: demo@askpro.example",
        "POST /konto/sicherheit/passkey/entfernen: Passkey entfernen | Konto: demo@askpro.example | Passkey: Telefon <1>",
        "POST /konto/sicherheit/passkey: Passkey hinzufügen | Konto: demo@askpro.example | Name: Getippt",
        "POST /konto/sicherheit/wiederherstellung: Neue Wiederherstellungscodes erzeugen | Konto: demo@askpro.example",
        "POST /mandanten/unzugeordnet/{id:guid}: Anrufe einem Mandanten zuordnen | Mandant: Salon <Nord> | Grund: Ticket 12",
        "POST /mandanten/{id:guid}/einladung: Inhaberin oder Inhaber einladen | Mandant: Salon <Nord> | E-Mail-Adresse: neu@askpro.example",
        "POST /mandanten/{id:guid}/loeschen: Mandant löschen | Mandant: Salon <Nord> | Grund: Ticket 12",
        "POST /mandanten/{id:guid}/reparieren: Supportzugriff öffnen, um zu reparieren | Mandant: Salon <Nord> | Dauer: 60 Minuten | Grund: Ticket 12",
        "POST /mandanten/{id:guid}/support-zugriff: Supportzugriff öffnen | Mandant: Salon <Nord> | Dauer: 60 Minuten | Grund: Ticket 12",
    ];

    [Fact]
    public async Task Every_act_that_waits_has_a_title_of_its_own_and_names_whom_it_is_about()
    {
        web.Api.Operators.IsOperator = true;
        var routes = web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<DeclaredRight>() is not null).ToList();

        List<(RouteEndpoint Route, string Title, string Facts)> waiting = [];
        foreach (var route in routes)
        {
            if (await WaitingAsync(route) is { } said) waiting.Add((route, said.Title, said.Facts));
        }

        Assert.Equal(Expected, waiting.Select(act => $"{Name(act.Route)}: {act.Title}{act.Facts}").Order(StringComparer.Ordinal));
        Assert.Equal(routes.Where(route => route.Metadata.GetMetadata<Act>() is not null), waiting.Select(act => act.Route));
        Assert.Equal(StepUpRoutes.Always.Concat(StepUpRoutes.Sometimes).Order(StringComparer.Ordinal), web.Api.ProofsAskedFor.Order(StringComparer.Ordinal));
        // One page and its form do the same; two addresses never.
        Assert.All(waiting.GroupBy(act => act.Title), acts => Assert.Single(acts.Select(act => act.Route.RoutePattern.RawText).Distinct()));
        Assert.All(waiting, act => Assert.NotEqual("", act.Facts));
    }

    /// <summary>Title and facts of the page that asks; null when nothing is asked.</summary>
    private async Task<(string Title, string Facts)?> WaitingAsync(RouteEndpoint route)
    {
        // Some of the forms end the session, one gives the passkey another name.
        web.Api.Security.Passkeys.Clear();
        web.Api.Security.Passkeys.Add(new JsonObject { ["id"] = FakeSecurity.PasskeyId, ["name"] = "Telefon <1>", ["createdAt"] = "2026-11-23T10:00:00Z", ["isSynced"] = true });
        web.Api.People.ProofIsOld = false;
        var browser = await web.SignedInAsync();
        var token = TestBrowser.TokenOf(await browser.ReadAsync("/konto"));
        web.Api.People.ProofIsOld = true;

        var pattern = route.RoutePattern.RawText!;
        var id = pattern switch
        {
            _ when pattern.StartsWith("/einstellungen/team/{id", StringComparison.Ordinal) => FakePeople.MemberId,
            _ when pattern.StartsWith("/einstellungen/retell/{id", StringComparison.Ordinal) => FakeRetellKeys.KeyId,
            _ => FakeOperators.CompanyId,
        };
        using var request = new HttpRequestMessage(new HttpMethod(Method(route)), pattern.Replace("{id:guid}", id, StringComparison.Ordinal));
        if (request.Method == HttpMethod.Post)
        {
            request.Content = TestBrowser.Form(
                token, ("name", "Getippt"), ("email", "neu@askpro.example"), ("role", "owner"), ("scope", "all"), ("version", "3"), ("figure", "waiting_events"), ("reason", "Ticket 12"), ("unmaskReason", "Ticket 12"),
                ("minutes", "60"), ("key", "key_that_was_typed"), ("companyId", FakeOperators.CompanyId), ("id", FakeSecurity.PasskeyId), ("scopes", "list"), ("expiresInDays", "90"), ("code", "000000"));
        }
        using var answer = await browser.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.Forbidden || await TestBrowser.TextAsync(answer) is var page && !page.Contains(Confirm.Waiting, StringComparison.Ordinal))
            return null;
        var facts = Fact().Matches(page).Select(fact => $" | {fact.Groups[1].Value}: {fact.Groups[2].Value}");
        return (WebUtility.HtmlDecode(Title().Match(page).Groups[1].Value), WebUtility.HtmlDecode(string.Concat(facts)));
    }

    private static string Name(RouteEndpoint route) => $"{Method(route)} {route.RoutePattern.RawText}";

    private static string Method(RouteEndpoint route) => route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0];

    [GeneratedRegex("<strong>([^<]+)</strong>")]
    private static partial Regex Title();

    [GeneratedRegex("<dt>([^<]+)</dt><dd dir=\"auto\">([^<]+)</dd>")]
    private static partial Regex Fact();
}
