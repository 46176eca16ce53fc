using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AskPro.LoadTest.RunningSystem;

namespace AskPro.LoadTest.Onboarding;

/// <summary>
/// One new business, from the wish to sign up to all six lights: the requests that the pages of the set-up make, in their order, against the running
/// system and a workspace of its own at the simulator. Nobody thinks or types, so this is the part of the time that is ours.
/// </summary>
internal sealed partial class SetupWalk(RunningAskPro system, int place) : IDisposable
{
    private const string Password = "drei ferne wörter";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly HttpClient _api = new() { BaseAddress = system.Api };
    private readonly HttpClient _simulator = new() { BaseAddress = system.Simulator };
    private readonly string _email = $"walk{place}@example.org";
    private readonly string _key = $"key_of_walk_{place:D4}";
    private readonly string _number = $"+4930256{place:D5}";
    private readonly string _agent = $"agent_walk_{place}";

    /// <returns>Seconds.</returns>
    public async Task<double> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        await AddWorkspaceAsync(limit.Token);
        var started = TimeProvider.System.GetTimestamp();
        await SignUpAsync(limit.Token);
        await DescribeCompanyAsync(limit.Token);
        await ConnectRetellAsync(limit.Token);
        await RegisterWebhooksAsync(limit.Token);
        await ChooseModulesAsync(limit.Token);
        await TestAsync(limit.Token);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var setup = await _api.GetFromJsonAsync<JsonElement>("/api/setup", limit.Token);
        return setup.GetProperty("next").ValueKind == JsonValueKind.Null
            ? seconds
            : throw new InvalidOperationException($"The set-up is not through: {setup}");
    }

    public void Dispose()
    {
        _api.Dispose();
        _simulator.Dispose();
    }

    private Task<JsonElement> AddWorkspaceAsync(CancellationToken cancellationToken) => SendAsync(_simulator, HttpMethod.Post, "/retell/workspaces", new JsonObject
    {
        ["name"] = _key, ["keys"] = new JsonArray(_key), ["tagsFollow"] = true,
        ["agents"] = new JsonArray(new JsonObject { ["agent_id"] = _agent, ["agent_name"] = $"Assistent {place}", ["version"] = 3, ["is_published"] = true }),
        ["numbers"] = new JsonArray(new JsonObject
        {
            ["phone_number"] = _number, ["nickname"] = "Zentrale",
            ["inbound_agents"] = new JsonArray(new JsonObject { ["agent_id"] = _agent, ["agent_version"] = "latest_published", ["weight"] = 1 }),
        }),
    }, cancellationToken);

    private async Task SignUpAsync(CancellationToken cancellationToken)
    {
        await AskAsync(HttpMethod.Post, "/api/sign-ups", new { email = _email, displayName = "Lena Start", companyName = $"Salon Start {place}", language = "de" }, cancellationToken);
        var token = await MailedTokenAsync(cancellationToken);
        await AskAsync(HttpMethod.Post, "/api/sign-ups/redemptions", new { token, password = Password }, cancellationToken);
        var session = await AskAsync(HttpMethod.Post, "/api/sessions", new { email = _email, password = Password }, cancellationToken);
        _api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
    }

    private async Task<string> MailedTokenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var mails = await _simulator.GetFromJsonAsync<JsonElement>("/mails.json", cancellationToken);
            foreach (var mail in mails.EnumerateArray().Where(mail => mail.GetProperty("to")[0].GetString() == _email))
            {
                if (Token().Match(mail.GetProperty("text").GetString()!) is { Success: true } found)
                    return Uri.UnescapeDataString(found.Groups[1].Value);
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private async Task DescribeCompanyAsync(CancellationToken cancellationToken)
    {
        await MarkAsync("company", "opened", cancellationToken);
        await AskAsync(HttpMethod.Post, "/api/branches", new { name = $"Salon Start {place}", region = "DE-BE" }, cancellationToken);
        await MarkAsync("company", "done", cancellationToken);
    }

    private async Task ConnectRetellAsync(CancellationToken cancellationToken)
    {
        await MarkAsync("retell", "opened", cancellationToken);
        var key = await AskAsync(HttpMethod.Post, "/api/retell-keys", new { key = _key }, cancellationToken);
        foreach (var number in key.GetProperty("numbers").EnumerateArray())
            await AskAsync(HttpMethod.Post, "/api/phone-numbers", new { number = number.GetProperty("number"), label = number.GetProperty("nickname") }, cancellationToken);
        foreach (var agent in key.GetProperty("agents").EnumerateArray())
            await AskAsync(HttpMethod.Post, "/api/agents", new { retellAgentId = agent.GetProperty("agentId"), name = agent.GetProperty("name") }, cancellationToken);
        await MarkAsync("retell", "done", cancellationToken);
    }

    private async Task RegisterWebhooksAsync(CancellationToken cancellationToken)
    {
        await MarkAsync("webhook", "opened", cancellationToken);
        var list = await AskAsync(HttpMethod.Post, "/api/retell-webhooks/looks", new { }, cancellationToken);
        foreach (var webhook in list.GetProperty("items").EnumerateArray())
        {
            var registered = await AskAsync(HttpMethod.Post, "/api/retell-webhooks/registrations", new { agentId = webhook.GetProperty("agentId") }, cancellationToken);
            if (registered.GetProperty("code").GetString() != "right")
                throw new InvalidOperationException($"The webhook is not right: {registered}");
        }

        await MarkAsync("webhook", "done", cancellationToken);
    }

    private async Task ChooseModulesAsync(CancellationToken cancellationToken)
    {
        foreach (var step in new[] { "calendar", "privacy" })
        {
            await MarkAsync(step, "opened", cancellationToken);
            var stored = await AskAsync(HttpMethod.Get, "/api/company/modules", null, cancellationToken);
            var choice = new { appointments = true, recording = stored.GetProperty("recording"), version = stored.GetProperty("version") };
            await AskAsync(HttpMethod.Put, "/api/company/modules", choice, cancellationToken);
            await MarkAsync(step, "done", cancellationToken);
        }

        await MarkAsync("notifications", "opened", cancellationToken);
        await MarkAsync("notifications", "done", cancellationToken);
    }

    private async Task TestAsync(CancellationToken cancellationToken)
    {
        await MarkAsync("test_call", "opened", cancellationToken);
        var test = await AskAsync(HttpMethod.Post, "/api/setup/tests", new { kind = "event" }, cancellationToken);
        while (Lights(test) < 5)
        {
            if (test.GetProperty("isLate").GetBoolean())
                throw new InvalidOperationException($"A light does not go on: {test}");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            test = (await AskAsync(HttpMethod.Get, "/api/setup/tests/latest", null, cancellationToken)).GetProperty("test");
        }

        // What the page asks for before it says that it shows the call.
        await AskAsync(HttpMethod.Get, $"/api/calls/{test.GetProperty("callId").GetGuid():D}", null, cancellationToken);
        test = await AskAsync(HttpMethod.Put, $"/api/setup/tests/{test.GetProperty("id").GetGuid():D}/seen", new { }, cancellationToken);
        if (Lights(test) != 6 || !test.GetProperty("isPassed").GetBoolean())
            throw new InvalidOperationException($"Not all lights are on: {test}");
    }

    private static int Lights(JsonElement test) => test.GetProperty("lights").EnumerateArray().Count(light => light.GetProperty("state").GetString() == "on");

    private Task<JsonElement> MarkAsync(string step, string outcome, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Put, $"/api/setup/steps/{step}", new { outcome }, cancellationToken);

    private Task<JsonElement> AskAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken) => SendAsync(_api, method, path, body, cancellationToken);

    private static async Task<JsonElement> SendAsync(HttpClient client, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{method} {path} answers {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    [GeneratedRegex(@"/registrieren/abschliessen\?token=(\S+)")]
    private static partial Regex Token();
}
