using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AskPro.Integrations.Retell.Signatures;
using Xunit;

namespace AskPro.Tests.Integration.Simulation;

/// <summary>The stand-in for Retell against a real receiver.</summary>
public sealed class SimulatorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_arrives_as_three_signed_events_whose_end_is_now()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var simulator = new SimulatorServer(receiver.Url);

        var progress = await PlaceAsync(simulator, new { scenario = "booking", toNumber = "+493023125002", size = 30, speed = 1000 });

        Assert.Equal(["call_analyzed", "call_ended", "call_started"], receiver.Received.Select(received => received.Event).Order());
        Assert.All(receiver.Received, received => Assert.Equal(RetellSignatureVerdict.Valid, received.Verdict));
        Assert.All(progress.GetProperty("sent").EnumerateArray(), sent => Assert.Equal(204, sent.GetProperty("status").GetInt32()));
        var end = receiver.Received.Single(received => received.Event == "call_ended").Call.GetProperty("end_timestamp").GetInt64();
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(end), TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow().AddSeconds(2));
    }

    [Fact]
    public async Task The_agents_own_webhook_gets_the_events_it_asks_for_signed_with_the_key_of_its_workspace()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var simulator = new SimulatorServer("http://127.0.0.1:1/");
        using var client = simulator.CreateClient();
        using var added = await client.PostAsJsonAsync("/retell/workspaces", new
        {
            name = "one",
            keys = new[] { "key_without_badge", WebhookReceiver.Key },
            webhookKey = WebhookReceiver.Key,
            agents = new object[]
            {
                new { agent_id = "agent_one", version = 3, webhook_url = receiver.Url, webhook_events = new[] { "call_ended" } },
                new { agent_id = "agent_one", version = 4, is_published = false },
            },
            numbers = new[] { new { phone_number = "+493023125055", inbound_agents = new[] { new { agent_id = "agent_one", agent_version = "latest_published", weight = 1 } } } },
        }, Cancel);

        var progress = await PlaceAsync(simulator, new { scenario = "booking", toNumber = "+493023125055", speed = 10_000 });

        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(1, progress.GetProperty("planned").GetInt32());
        var received = Assert.Single(receiver.Received);
        Assert.Equal(("call_ended", RetellSignatureVerdict.Valid), (received.Event, received.Verdict));
        Assert.Equal(("agent_one", 3), (received.Call.GetProperty("agent_id").GetString(), received.Call.GetProperty("agent_version").GetInt32()));
    }

    [Fact]
    public async Task An_event_that_is_refused_comes_up_to_four_times_and_then_no_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync(status: 500);
        await using var simulator = new SimulatorServer(receiver.Url);

        var progress = await PlaceAsync(simulator, new { scenario = "hangup", speed = 10_000, faults = new { drop = new[] { "call_started", "call_analyzed" } } });

        Assert.Equal([1, 2, 3, 4], progress.GetProperty("sent").EnumerateArray().Select(sent => sent.GetProperty("attempt").GetInt32()));
        Assert.Equal(4, receiver.Received.Count);
    }

    [Fact]
    public async Task Another_machine_is_never_called()
    {
        await using var simulator = new SimulatorServer("http://192.0.2.1/api/retell/webhook");

        var progress = await PlaceAsync(simulator, new { scenario = "hangup", speed = 100_000 });

        Assert.All(progress.GetProperty("sent").EnumerateArray(), sent => Assert.Equal("unreachable", sent.GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("""{"toNumber":"030 23125001"}""")]
    [InlineData("""{"size":4}""")]
    [InlineData("""{"speed":0}""")]
    [InlineData("""{"faults":{"delayMs":-1}}""")]
    [InlineData("""{"scenario":"karaoke"}""")]
    public async Task Nonsense_is_refused(string body)
    {
        await using var simulator = new SimulatorServer("http://127.0.0.1:1/");
        using var client = simulator.CreateClient();

        using var response = await client.PostAsync("/calls", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("de", "Anruf starten")]
    [InlineData("en", "Place call")]
    public async Task Its_page_works_without_script_in_both_languages_under_a_strict_policy(string language, string button)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var simulator = new SimulatorServer(receiver.Url);
        using var client = simulator.CreateClient();

        using var placed = await client.PostAsync("/", new FormUrlEncodedContent([new("scenario", "Callback"), new("speed", "1000"), new("sprache", language)]), Cancel);
        using var page = await client.GetAsync($"/?sprache={language}", Cancel);
        var html = await page.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Contains(button, html, StringComparison.Ordinal);
        Assert.Contains("/calls/call_", html, StringComparison.Ordinal);
        Assert.Contains("/calls/call_", await client.GetStringAsync($"/recent?sprache={language}", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", html, StringComparison.Ordinal);
        Assert.Equal(["<script src=\"/simulator.js\" defer>"], Regex.Matches(html, "<script[^>]*>").Select(tag => tag.Value));
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_has_to_be_corrected()
    {
        await using var simulator = new SimulatorServer("http://127.0.0.1:1/");
        using var client = simulator.CreateClient();

        using var answer = await client.PostAsync("/", new FormUrlEncodedContent(
            [new("scenario", "Callback"), new("toNumber", "\"><b>nobody"), new("delayMs", "70"), new("drop", "call_ended")]), Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"&quot;&gt;&lt;b&gt;nobody\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"70\"", html, StringComparison.Ordinal);
        Assert.Matches("value=\"call_ended\" checked", html);
        Assert.Matches("<option value=\"Callback\" selected", html);
    }

    [Fact]
    public async Task A_form_of_another_page_is_refused()
    {
        await using var simulator = new SimulatorServer("http://127.0.0.1:1/");
        using var client = simulator.CreateClient();
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        using var response = await client.PostAsync("/", new FormUrlEncodedContent([new("scenario", "Callback")]), Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static async Task<JsonElement> PlaceAsync(SimulatorServer simulator, object call)
    {
        using var client = simulator.CreateClient();
        using var response = await client.PostAsJsonAsync("/calls", call, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        while (true)
        {
            var progress = await client.GetFromJsonAsync<JsonElement>(response.Headers.Location, Cancel);
            if (!progress.GetProperty("running").GetBoolean()) return progress;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);
        }
    }
}
