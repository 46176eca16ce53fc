using System.Net;
using System.Text.Json.Nodes;
using AskPro.Web.Calls;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed class CallPageTests(WebHost web) : IClassFixture<WebHost>, IDisposable
{
    public void Dispose()
    {
        web.Api.Calls.Clear();
        web.Api.IsAway = false;
    }

    [Fact]
    public async Task A_running_call_ticks_from_the_servers_seconds()
    {
        web.Api.Calls.Add(FakeApi.Call(FakeApi.CallId, CallStates.InProgress, "Sabine Krüger"));

        var page = await ReadAsync("/anrufe");

        Assert.Contains("Sabine Krüger", page, StringComparison.Ordinal);
        Assert.Contains("data-state=\"in_progress\"", page, StringComparison.Ordinal);
        Assert.Matches("data-elapsed=\"\\d+\"", page);
    }

    [Theory]
    [InlineData(CallStates.EndNotReported, "Ende nicht gemeldet")]
    [InlineData(CallStates.AnalysisNotReceived, "Keine Auswertung erhalten")]
    [InlineData(CallStates.BeingAnalyzed, "Wird ausgewertet")]
    public async Task A_call_that_does_not_run_does_not_tick(string state, string words)
    {
        web.Api.Calls.Add(FakeApi.Call(FakeApi.CallId, state, "Sabine Krüger"));

        var page = await ReadAsync("/anrufe");

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-elapsed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fragment_is_the_live_part_of_the_page()
    {
        web.Api.Calls.Add(FakeApi.Call(FakeApi.CallId, CallStates.Ended, "Sabine Krüger"));

        var page = await ReadAsync("/anrufe");
        var fragment = await ReadAsync("/anrufe/_liste");

        Assert.StartsWith("<section id=\"call-list\"", fragment.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("hx-get=\"/anrufe/_liste\"", fragment, StringComparison.Ordinal);
        Assert.Contains(fragment.Trim()[..200], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_read_is_told_so_instead_of_being_shown_nothing()
    {
        web.Api.Calls.Add(FakeApi.Call(FakeApi.CallId, CallStates.Ended, "Sabine Krüger"));
        web.Api.Calls[0]!["turns"] = new JsonArray();
        web.Api.Calls[0]!["resolutionMethod"] = "number";
        web.Api.Calls[0]!["unreadableFields"] = new JsonArray();
        var rights = web.Api.Rights;
        web.Api.Rights = ["list"];
        try
        {
            var page = WebUtility.HtmlDecode(await ReadAsync($"/anrufe/{FakeApi.CallId:D}"));

            Assert.Contains("Ihre Rolle zeigt keine Zusammenfassungen.", page, StringComparison.Ordinal);
            Assert.Contains("Ihre Rolle zeigt keine Gespräche.", page, StringComparison.Ordinal);
        }
        finally
        {
            web.Api.Rights = rights;
        }
    }

    [Fact]
    public async Task A_call_shows_who_wrote_the_summary_and_when_each_turn_was_said()
    {
        var call = FakeApi.Call(FakeApi.CallId, CallStates.Ended, "Sabine Krüger");
        call["summary"] = "Möchte einen Termin.";
        call["customAnalysis"] = new JsonObject { ["termin_gebucht"] = true };
        call["turns"] = new JsonArray(
            new JsonObject { ["position"] = 0, ["role"] = "user", ["content"] = "<b>Hallo</b>", ["startSeconds"] = 75.4, ["endSeconds"] = 77 });
        web.Api.Calls.Add(call);

        var page = await ReadAsync($"/anrufe/{FakeApi.CallId}");

        Assert.Contains("Von der KI geschrieben", page, StringComparison.Ordinal);
        Assert.Contains("1:15", page, StringComparison.Ordinal);
        Assert.Contains("Termin gebucht", page, StringComparison.Ordinal);
        var raw = await (await web.SignedInAsync()).ReadAsync($"/anrufe/{FakeApi.CallId}");
        Assert.DoesNotContain("<b>Hallo", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_companys_call_is_not_found_and_says_so_with_a_reference()
    {
        var answer = await (await web.SignedInAsync()).GetAsync($"/anrufe/{FakeApi.CompanyId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await DecodedAsync(answer);
        Assert.Contains("Das gibt es hier nicht", page, StringComparison.Ordinal);
        Assert.Matches("<code>[0-9A-Za-z:]+</code>", page);
    }

    [Fact]
    public async Task Api_away_says_what_happened_and_what_to_do()
    {
        var browser = await web.SignedInAsync("en");
        web.Api.IsAway = true;

        var answer = await browser.GetAsync("/anrufe");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var page = await DecodedAsync(answer);
        Assert.Contains("Your data cannot be reached right now", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/status\">How AskPro is doing</a>", page, StringComparison.Ordinal);
    }

    private async Task<string> ReadAsync(string path) => await DecodedAsync(await (await web.SignedInAsync()).GetAsync(path));

    private static async Task<string> DecodedAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await TestBrowser.TextAsync(answer));
}
