using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AskPro.Tests.Support.Browsers;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>A new business, from sign-up to all lights green: every step in a browser, its key from a workspace of its own, and a call that the simulator makes.</summary>
[Collection<RunningSystem>]
public sealed class SetupWalkTests(RunningAskPro system, BrowserFixture browsers, ITestOutputHelper output)
{
    private const string Password = "drei ferne wörter";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280, "call")]
    [InlineData(ColorScheme.Dark, 390, "event")]
    public async Task A_business_is_set_up_from_sign_up_to_all_lights_green(ColorScheme colors, int width, string kind)
    {
        var workspace = await AddWorkspaceAsync(width);
        await using var context = await browsers.NewVisitorAsync(new()
        {
            BaseURL = system.WebAddress.ToString(), Locale = "de-DE", ColorScheme = colors, ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(SignedInPage.Patience);
        var page = await context.NewPageAsync();
        var name = $"Salon Start {width}";
        await SignUpAsync(page, name, $"start{width}@example.org");

        await AtAsync(page, "betrieb");
        await page.SelectOptionAsync("#region", "DE-BE");
        await page.ClickAsync("form[action='/einrichten/betrieb'] .save-bar button");
        await AtAsync(page, "retell");
        await page.FillAsync("#key", workspace.Key);
        await page.ClickAsync("form[action='/einstellungen/retell'] .save-bar button");
        await SignedInPage.SeesAsync(page.Locator("main").GetByText(workspace.AgentName));
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        await page.ClickAsync("form[action='/einrichten/retell/uebernehmen'] .save-bar button");
        await AtAsync(page, "webhook");
        await page.ClickAsync("form[action='/einrichten/webhook/eintragen'] button");
        await SignedInPage.SeesAsync(page.Locator("main").GetByText("Richtig eingetragen"));
        await page.ClickAsync("form[action='/einrichten/webhook/weiter'] button");
        await AtAsync(page, "kalender");
        await page.ClickAsync("form[action='/einrichten/kalender'] .save-bar button");
        await AtAsync(page, "datenschutz");
        await page.ClickAsync("form[action='/einrichten/datenschutz'] .save-bar button");
        await AtAsync(page, "benachrichtigungen");
        await page.ClickAsync("form[action='/einrichten/benachrichtigungen/weiter'] button");
        await AtAsync(page, "testanruf");
        await page.ClickAsync($"form[action='/einrichten/testanruf']:has(input[value='{kind}']) button");
        await SignedInPage.SeesAsync(page.Locator("#light-called"));
        if (kind == "call")
            await CallAsync(workspace.Number);

        await SignedInPage.SeesAsync(page.Locator("#test-passed"));
        Assert.Equal(6, await page.Locator("#test-lights li[data-state='on']").CountAsync());
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        await page.GotoAsync("/einrichten/rufumleitung");
        await SignedInPage.SeesAsync(page.GetByText($"**21*{workspace.Number}#"));
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        await page.GotoAsync("/anrufe");
        await SignedInPage.SeesCountAsync(page.Locator("[data-call]"), 1);
        Assert.Equal(0, await page.Locator("#setup-title").CountAsync());
        await SayTimesAsync(name);
    }

    private static async Task AtAsync(IPage page, string step)
    {
        await page.WaitForURLAsync($"**/einrichten/{step}*");
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
    }

    private async Task SignUpAsync(IPage page, string name, string email)
    {
        await page.GotoAsync("/registrieren");
        await page.FillAsync("#displayName", "Lena Start");
        await page.FillAsync("#companyName", name);
        await page.FillAsync("#email", email);
        await page.ClickAsync("main form[action='/registrieren'] button");
        await page.GotoAsync(await MailLinks.WaitAsync(system, email, "/registrieren/abschliessen", Cancellation));
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main form[action='/registrieren/abschliessen'] button");
    }

    private async Task<Workspace> AddWorkspaceAsync(int width)
    {
        var workspace = new Workspace($"key_of_setup_{width}", $"+4930255570{width % 7}", $"agent_setup_{width}", $"Assistent {width}");
        using var simulator = new HttpClient { BaseAddress = system.SimulatorAddress };
        using var answer = await simulator.PostAsJsonAsync("/retell/workspaces", new JsonObject
        {
            ["name"] = workspace.Key, ["keys"] = new JsonArray(workspace.Key), ["tagsFollow"] = true,
            ["agents"] = new JsonArray(new JsonObject { ["agent_id"] = workspace.AgentId, ["agent_name"] = workspace.AgentName, ["version"] = 3, ["is_published"] = true }),
            ["numbers"] = new JsonArray(new JsonObject
            {
                ["phone_number"] = workspace.Number, ["nickname"] = "Zentrale",
                ["inbound_agents"] = new JsonArray(new JsonObject { ["agent_id"] = workspace.AgentId, ["agent_version"] = "latest_published", ["weight"] = 1 }),
            }),
        }, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return workspace;
    }

    private async Task CallAsync(string number)
    {
        using var simulator = new HttpClient { BaseAddress = system.SimulatorAddress };
        using var answer = await simulator.PostAsJsonAsync("/calls", new { scenario = "booking", toNumber = number, speed = 20 }, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>What operators see too: how long each step took.</summary>
    private async Task SayTimesAsync(string name)
    {
        await using var command = system.Owner.CreateCommand(
            "select step, extract(epoch from finished_at - opened_at) from setup_steps join companies on id = company_id where name = $1 order by opened_at");
        command.Parameters.AddWithValue(name);
        var steps = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        while (await rows.ReadAsync(Cancellation))
            steps.Add(FormattableString.Invariant($"{rows.GetString(0)}={rows.GetDecimal(1):0.0}s"));
        output.WriteLine(string.Join(' ', steps));
        Assert.Equal(8, steps.Count);
    }

    private sealed record Workspace(string Key, string Number, string AgentId, string AgentName);
}
