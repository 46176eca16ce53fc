using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class OwnEventsPageTests(WebHost web) : IClassFixture<WebHost>
{
    private const string Page = "/einstellungen/ereignisse";

    public static JsonObject Answer(IQueryCollection query) => new()
    {
        ["items"] = query["state"] == "queued" || (query["event"] == "call_ended" && query["from"] == "2026-11-19T23:00:00.0000000+00:00" && query["until"] == "2026-11-20T23:00:00.0000000+00:00") ? new JsonArray() : new JsonArray(
            Event("call_ended", "company_key", "done", null, "00000000-0000-7000-8000-0000000000c1"),
            Event(null, "signature_invalid", "refused", "signature_invalid", null)),
        ["nextCursor"] = "00000000-0000-7000-8000-0000000000c2",
    };

    [Fact]
    public async Task A_company_reads_what_came_whether_its_signature_fitted_what_became_of_it_and_goes_on_to_the_call()
    {
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"{Page}?stand=refused"));
        Assert.Contains("Ihr Schlüssel", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/anrufe/00000000-0000-7000-8000-0000000000c1\"", page, StringComparison.Ordinal);
        Assert.Contains("tint-amber\">Abgewiesen</span> Die Unterschrift gehört nicht zu Inhalt und Adresse", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"refused\" selected>Abgewiesen", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}?stand=refused&vor=00000000-0000-7000-8000-0000000000c2\"", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Page}\" aria-current=\"page\">Ereignisse</a>", page, StringComparison.Ordinal);
        Assert.Contains("Kein Ereignis passt zu dieser Auswahl.", await browser.ReadAsync($"{Page}?stand=queued"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_looks_for_kind_verdict_and_days_as_operators_do()
    {
        var browser = await web.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"{Page}?art=call_ended&schluessel=company_key&mandant=x"));
        Assert.Contains("<option value=\"call_ended\" selected>", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"company_key\" selected>Ihr Schlüssel", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}?art=call_ended&schluessel=company_key&vor=", page, StringComparison.Ordinal);
        Assert.Contains("Kein Ereignis passt zu dieser Auswahl.", await browser.ReadAsync($"{Page}?art=call_ended&von=2026-11-20&bis=2026-11-20"), StringComparison.Ordinal);
        var mistyped = await browser.ReadAsync($"{Page}?von=gestern");
        Assert.Contains("aria-invalid=\"true\"", mistyped, StringComparison.Ordinal);
        Assert.Contains("Kein Ereignis passt zu dieser Auswahl.", mistyped, StringComparison.Ordinal);
    }

    private static JsonObject Event(string? kind, string verdict, string state, string? cause, string? call) => new()
    {
        ["eventId"] = "00000000-0000-7000-8000-0000000000c2", ["receivedAt"] = "2026-11-23T08:00:00Z", ["event"] = kind, ["verifiedBy"] = verdict, ["state"] = state, ["cause"] = cause, ["callId"] = call,
    };
}
