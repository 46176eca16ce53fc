using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace AskPro.Tests.Integration.Simulation;

/// <summary>The Simulator as the one who is on call.</summary>
public sealed class AlertInboxTests
{
    private const string Elsewhere = "http://127.0.0.1:1/";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alerts_that_come_and_go_are_shown_newest_first_in_both_languages()
    {
        await using var simulator = new SimulatorServer(Elsewhere);
        using var client = simulator.CreateClient();

        using var empty = await client.GetAsync("/alerts?sprache=de", Cancel);
        using var first = await client.PostAsJsonAsync("/alerts", Message(Alert("firing", "Dead<b>Letters")), Cancel);
        using var second = await client.PostAsJsonAsync("/alerts", Message(Alert("resolved", "EventsWait"), Alert("firing", "CacheAway")), Cancel);

        Assert.Contains("Noch kein Alarm.", await empty.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent], [first.StatusCode, second.StatusCode]);
        var alerts = await client.GetFromJsonAsync<JsonElement>("/alerts.json", Cancel);
        Assert.Equal(
            [("CacheAway", true), ("EventsWait", false), ("Dead<b>Letters", true)],
            alerts.EnumerateArray().Select(alert => (alert.GetProperty("name").GetString(), alert.GetProperty("isFiring").GetBoolean())));
        var german = await client.GetStringAsync("/alerts?sprache=de", Cancel);
        Assert.Contains("<td>besteht</td>", german, StringComparison.Ordinal);
        Assert.Contains("<td>vorbei</td>", german, StringComparison.Ordinal);
        Assert.Contains("Dead&lt;b&gt;Letters", german, StringComparison.Ordinal);
        Assert.Contains("docs/runbooks/any.md", german, StringComparison.Ordinal);
        Assert.Contains("<td>fires</td>", await client.GetStringAsync("/alerts?sprache=en", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_latest_are_kept()
    {
        await using var simulator = new SimulatorServer(Elsewhere);
        using var client = simulator.CreateClient();

        for (var i = 0; i < 3; i++)
        {
            using var taken = await client.PostAsJsonAsync("/alerts", Message([.. Enumerable.Range(0, 100).Select(number => Alert("firing", $"Alert{i}-{number}"))]), Cancel);
            Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        }

        var alerts = (await client.GetFromJsonAsync<JsonElement>("/alerts.json", Cancel)).EnumerateArray().ToArray();
        Assert.Equal(200, alerts.Length);
        Assert.Equal((300, 101), (alerts[0].GetProperty("id").GetInt32(), alerts[^1].GetProperty("id").GetInt32()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"alerts":7}""")]
    [InlineData("no json")]
    public async Task Nonsense_is_refused(string body)
    {
        await using var simulator = new SimulatorServer(Elsewhere);
        using var client = simulator.CreateClient();

        using var answer = await client.PostAsync("/alerts", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_foreign_page_cannot_raise_an_alert()
    {
        await using var simulator = new SimulatorServer(Elsewhere);
        using var client = simulator.CreateClient();
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        using var answer = await client.PostAsJsonAsync("/alerts", Message(Alert("firing", "DeadLetters")), Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    /// <summary>As Alertmanager writes it.</summary>
    private static object Message(params object[] alerts) => new { version = "4", status = "firing", receiver = "on-call", alerts };

    private static object Alert(string status, string name) => new
    {
        status,
        labels = new { alertname = name, severity = "critical" },
        annotations = new { summary = "Something is wrong", description = "It has to be looked at.", runbook_url = "docs/runbooks/any.md" },
        startsAt = "2026-11-23T19:30:00.123Z",
        endsAt = "0001-01-01T00:00:00Z",
        generatorURL = "http://prometheus/graph",
        fingerprint = "0123456789abcdef",
    };
}
