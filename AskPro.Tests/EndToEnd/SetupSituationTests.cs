using System.Text.Json.Nodes;
using AskPro.Tests.Support.Browsers;
using Microsoft.Playwright;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>Agents as they stand at Retell when a company comes: each of them ends in all lights green, and nothing is published that a person did not see.</summary>
[Collection<RunningSystem>]
public sealed class SetupSituationTests(RunningAskPro system, BrowserFixture browsers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task An_agent_that_sends_elsewhere_shows_before_and_after_and_sends_here(ColorScheme colors, int width)
    {
        using var workspace = new SimulatedWorkspace(system);
        await workspace.PutAsync([workspace.Agent(3, true, ("webhook_url", "https://alt.example/hook"))], [workspace.Bound(workspace.Number)], Cancellation);
        await using var walker = await SetupWalk.BeginAsync(system, browsers, $"Salon Umzug {width}", colors, width, Cancellation);
        var page = walker.Page;
        await SetupWalk.ConnectAsync(page, workspace);

        await SignedInPage.SeesAsync(page.Locator("main dl").GetByText("alt.example →"));
        await SetupWalk.RegisterAsync(page);
        await SetupWalk.ProveAsync(page);

        var versions = await workspace.VersionsAsync(Cancellation);
        Assert.Equal([(3, true, false), (4, true, true)], versions.Select(version => ((int)version["version"]!, (bool)version["is_published"]!, HasOurs(version))));
    }

    [Fact]
    public async Task A_number_pinned_to_the_same_content_is_moved_and_one_pinned_to_other_content_waits_for_a_person()
    {
        using var workspace = new SimulatedWorkspace(system);
        var old = workspace.Number[..^1] + (workspace.Number[^1] == '9' ? '0' : (char)(workspace.Number[^1] + 1));
        await workspace.PutAsync(
            [workspace.Agent(2, true, ("begin_message", "Die alte Ansage.")), workspace.Agent(3)], [workspace.Bound(workspace.Number, 3), workspace.Bound(old, 2)], Cancellation);
        await using var walker = await SetupWalk.BeginAsync(system, browsers, "Salon Angeheftet", ColorScheme.Light, 1280, Cancellation);
        var page = walker.Page;
        await SetupWalk.EnterKeyAsync(page, workspace.Key);
        foreach (var box in await page.Locator("input[name=number]").AllAsync())
            await box.CheckAsync();
        await page.ClickAsync("form[action='/einrichten/retell/uebernehmen'] .save-bar button");
        await SetupWalk.AtAsync(page, "webhook");

        await SetupWalk.RegisterAsync(page);
        await SetupWalk.IsToldAsync(page, "hängen in Retell an einer älteren Version mit anderem Inhalt");
        await workspace.ChangeAsync(HttpMethod.Patch, $"/update-phone-number/{old}", workspace.Bound(old), Cancellation);
        await SetupWalk.RegisterAsync(page);
        await SetupWalk.ProveAsync(page);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Somebodys_draft_is_shown_and_published_only_when_a_person_says_so(ColorScheme colors, int width)
    {
        using var workspace = new SimulatedWorkspace(system);
        await workspace.PutAsync([workspace.Agent(3), workspace.Agent(4, false, ("begin_message", "Die neue Ansage."))], [workspace.Bound(workspace.Number)], Cancellation);
        await using var walker = await SetupWalk.BeginAsync(system, browsers, $"Salon Entwurf {width}", colors, width, Cancellation);
        var page = walker.Page;
        await SetupWalk.ConnectAsync(page, workspace);
        await SetupWalk.IsToldAsync(page, "Es gibt einen Entwurf (Version 4), der nicht von AskPro ist");
        await SignedInPage.SeesAsync(page.Locator("main").GetByText("begin_message"));
        var register = page.Locator("form[action='/einstellungen/retell/webhook/eintragen'] button");

        await register.ClickAsync();
        await SetupWalk.IsToldAsync(page, "Noch nicht fertig. Was zu tun ist, steht beim Assistenten.");
        var untouched = (await workspace.VersionsAsync(Cancellation))[1];
        await page.Locator("form[action='/einstellungen/retell/webhook/eintragen'] input[type=checkbox]").CheckAsync();
        await register.ClickAsync();
        await SetupWalk.ProveAsync(page);

        Assert.Equal((false, false), ((bool)untouched["is_published"]!, HasOurs(untouched)));
        var draft = (await workspace.VersionsAsync(Cancellation))[^1];
        Assert.Equal((4, true, true, "Die neue Ansage."), ((int)draft["version"]!, (bool)draft["is_published"]!, HasOurs(draft), (string)draft["begin_message"]!));
    }

    [Fact]
    public async Task A_registration_that_was_cut_off_is_ended_by_the_second_visit()
    {
        using var workspace = new SimulatedWorkspace(system);
        await workspace.PutAsync([workspace.Agent(3)], [workspace.Bound(workspace.Number)], Cancellation);
        await using var walker = await SetupWalk.BeginAsync(system, browsers, "Salon Abbruch", ColorScheme.Dark, 390, Cancellation);
        var page = walker.Page;
        await SetupWalk.ConnectAsync(page, workspace);
        await workspace.FailAsync(Cancellation, new JsonObject { ["apiKey"] = workspace.Key, ["operation"] = "publish-agent-version", ["drop"] = true });
        await SetupWalk.RegisterAsync(page);
        await SetupWalk.IsToldAsync(page, "Retell hat mittendrin nicht mehr geantwortet");
        await workspace.FailAsync(Cancellation);
        Assert.Equal(2, (await workspace.VersionsAsync(Cancellation)).Length);

        await page.GotoAsync("/anrufe");
        await page.GotoAsync(SetupWalk.Webhook);
        await SetupWalk.RegisterAsync(page);
        await SetupWalk.ProveAsync(page);

        Assert.Equal(2, (await workspace.VersionsAsync(Cancellation)).Length);
    }

    private static bool HasOurs(JsonObject version) => ((string?)version["webhook_url"])?.Contains("/api/retell/webhook/", StringComparison.Ordinal) is true;
}
