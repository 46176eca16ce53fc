using System.Text.Json.Nodes;
using AskPro.Tests.Support.Browsers;
using Microsoft.Playwright;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>What goes wrong on the way through the set-up: each time a sentence with the fix, what was chosen is kept, and the walk goes on.</summary>
[Collection<RunningSystem>]
public sealed class SetupTroubleTests(RunningAskPro system, BrowserFixture browsers) : IAsyncDisposable
{
    private readonly SimulatedWorkspace _workspace = new(system);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _workspace.FailAsync(CancellationToken.None);
        _workspace.Dispose();
    }

    [Fact]
    public async Task A_key_that_cannot_be_taken_is_refused_with_the_reason_until_the_right_one_is_pasted()
    {
        await _workspace.PutAsync([_workspace.Agent(3)], [_workspace.Bound(_workspace.Number)], Cancellation);
        await using var walker = await SetupWalk.BeginAsync(system, browsers, "Salon Schlüssel", ColorScheme.Dark, 390, Cancellation);
        var page = walker.Page;

        await IsRefusedAsync("kurz", "Das ist kein API-Schlüssel von Retell.");
        await IsRefusedAsync("key_that_was_revoked", "Er ist widerrufen oder unvollständig.");
        await _workspace.FailAsync(Cancellation, Fault(("status", 429), ("retryAfterMs", 60_000)));
        await IsRefusedAsync(_workspace.Key, "zu viele Anfragen mit diesem Schlüssel");
        await _workspace.FailAsync(Cancellation, Fault(("delayMs", 60_000)));
        await IsRefusedAsync(_workspace.Key, "Retell antwortet gerade nicht.");
        await _workspace.FailAsync(Cancellation, Fault(("drop", true)));
        await IsRefusedAsync(_workspace.Key, "Retell antwortet gerade nicht.");
        await _workspace.FailAsync(Cancellation);
        await SetupWalk.ConnectAsync(page, _workspace);

        async Task IsRefusedAsync(string key, string sentence)
        {
            await SetupWalk.EnterKeyAsync(page, key);
            await SetupWalk.IsToldAsync(page, sentence);
            Assert.Equal("", await page.InputValueAsync("#key"));
        }
    }

    [Fact]
    public async Task What_is_somebody_elses_gone_or_refused_later_stops_nobody()
    {
        using var elsewhere = new SimulatedWorkspace(system);
        await elsewhere.PutAsync([elsewhere.Agent(0)], [], Cancellation);
        var neighbour = await TestCompany.CreateAsync(system.Owner, "Salon Nachbar", Cancellation);
        var second = new JsonObject { ["agent_id"] = $"{_workspace.AgentId}_2", ["agent_name"] = "Zweite Stimme" };
        var taken = new JsonObject { ["phone_number"] = neighbour.Number, ["nickname"] = "Alter Anschluss", ["inbound_agents"] = new JsonArray() };
        await _workspace.PutAsync([_workspace.Agent(3), second], [_workspace.Bound(_workspace.Number), taken], Cancellation);
        await using var walker = await SetupWalk.BeginAsync(system, browsers, "Salon Hürden", ColorScheme.Light, 1280, Cancellation);
        var page = walker.Page;

        await TakeOverAsync(page, neighbour.Number);
        await FindOneGoneAsync(page);
        await RegisterAtLastAsync(page);
        await ChangeKeyAsync(page, elsewhere.Key);
        await page.GotoAsync(SetupWalk.Webhook);
        await SetupWalk.ProveAsync(page);
    }

    private async Task TakeOverAsync(IPage page, string foreign)
    {
        await SetupWalk.EnterKeyAsync(page, _workspace.Key);
        foreach (var value in new[] { _workspace.Number, foreign, _workspace.AgentId, $"{_workspace.AgentId}_2" })
            await page.CheckAsync($".ticks input[value='{value}']");
        // Before the watcher may look: what it sees first is what the step shows.
        await _workspace.FailAsync(Cancellation, Fault(("status", 429), ("retryAfterMs", 60_000)));
        await page.ClickAsync("form[action='/einrichten/retell/uebernehmen'] .save-bar button");
        await SetupWalk.IsToldAsync(page, "ist bei AskPro schon vergeben");
        Assert.True(await page.IsCheckedAsync($".ticks input[value='{foreign}']"));
        Assert.True(await page.IsDisabledAsync($".ticks input[value='{_workspace.Number}']"));

        await page.GotoAsync(SetupWalk.Retell);
        Assert.False(await page.IsCheckedAsync($".ticks input[value='{foreign}']"));
        await page.ClickAsync("form[action='/einrichten/retell/weiter'] button");
        await SetupWalk.AtAsync(page, "webhook");
        await SetupWalk.IsToldAsync(page, "zu viele Anfragen mit diesem Schlüssel");
        await _workspace.FailAsync(Cancellation);
    }

    private async Task FindOneGoneAsync(IPage page)
    {
        await _workspace.ChangeAsync(HttpMethod.Delete, $"/delete-agent/{_workspace.AgentId}_2", null, Cancellation);
        await page.ClickAsync("form[action='/einstellungen/retell/webhook/pruefen'] button");
        await SetupWalk.IsToldAsync(page, "Retell kennt diesen Assistenten unter Ihrem Schlüssel nicht mehr.");
        await page.Locator("main p.notice a[href='/einstellungen/assistenten']").ClickAsync();
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Zweite Stimme" }).ClickAsync();
        await AxeRun.IsCleanAsync(page);
        await page.ClickAsync("details.removal summary");
        await page.ClickAsync("form[action$='/entfernen'] button");
        await page.WaitForURLAsync("**/einstellungen/assistenten?*");
        await page.GotoAsync(SetupWalk.Webhook);
        await page.ClickAsync("form[action='/einstellungen/retell/webhook/pruefen'] button");
        await SignedInPage.SeesCountAsync(page.GetByText("Zweite Stimme"), 0);
    }

    private async Task RegisterAtLastAsync(IPage page)
    {
        await _workspace.FailAsync(Cancellation, Fault(("operation", "create-agent-version"), ("status", 402)));
        await SetupWalk.RegisterAsync(page);
        await SetupWalk.IsToldAsync(page, "verlangt für diesen Arbeitsbereich zuerst eine Zahlung");
        await _workspace.FailAsync(Cancellation);
        await SetupWalk.RegisterAsync(page);
        await SetupWalk.IsToldAsync(page, "Richtig eingetragen");
    }

    private async Task ChangeKeyAsync(IPage page, string keyElsewhere)
    {
        await _workspace.FailAsync(Cancellation, Fault(("status", 401)));
        await page.GotoAsync(SetupWalk.Retell);
        await page.ClickAsync("form[action='/einrichten/retell/pruefen'] button");
        await SetupWalk.IsToldAsync(page, "Er ist widerrufen oder unvollständig.");
        await SetupWalk.EnterKeyAsync(page, keyElsewhere);
        await SetupWalk.IsToldAsync(page, "gehört zu einem anderen Arbeitsbereich als der bisherige");
        await SignedInPage.SeesAsync(page.Locator("input[name=otherWorkspace]"));
        await SetupWalk.EnterKeyAsync(page, _workspace.NextKey);
        await SignedInPage.SeesAsync(page.Locator("main .mark", new() { HasText = "Gültig" }));
        await AxeRun.IsCleanAsync(page);
    }

    private JsonObject Fault(params (string Name, JsonNode Value)[] what)
    {
        var fault = new JsonObject { ["apiKey"] = _workspace.Key };
        foreach (var (name, value) in what)
            fault[name] = value;
        return fault;
    }
}
