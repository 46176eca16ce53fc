using AskPro.Tests.Support.Browsers;
using Microsoft.Playwright;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>The pages of the set-up, pressed as a person does; every page on the way is without findings of axe.</summary>
internal static class SetupWalk
{
    public const string Retell = "/einrichten/retell";
    public const string Webhook = "/einrichten/webhook";

    /// <summary>A company that has nothing yet, at the step where the key is pasted.</summary>
    public static async Task<SignedInPage> BeginAsync(
        RunningAskPro system, BrowserFixture browsers, string name, ColorScheme colors, int width, CancellationToken cancellation)
    {
        var company = await TestCompany.CreateAsync(system.Owner, name, cancellation, hasNumber: false);
        var walker = await SignedInPage.OpenAsync(browsers, system.WebAddress, company, colors, width);
        await walker.Page.GotoAsync(Retell);
        return walker;
    }

    public static async Task AtAsync(IPage page, string step)
    {
        await page.WaitForURLAsync($"**/einrichten/{step}*");
        await AxeRun.IsCleanAsync(page);
    }

    public static async Task EnterKeyAsync(IPage page, string key)
    {
        await page.FillAsync("#key", key);
        await page.ClickAsync("form[action='/einstellungen/retell'] .save-bar button");
    }

    /// <summary>Key and take-over, as far as the webhooks.</summary>
    public static async Task ConnectAsync(IPage page, SimulatedWorkspace workspace)
    {
        await EnterKeyAsync(page, workspace.Key);
        await SignedInPage.SeesAsync(page.Locator("main").GetByText(workspace.AgentName));
        await AxeRun.IsCleanAsync(page);
        await page.ClickAsync("form[action='/einrichten/retell/uebernehmen'] .save-bar button");
        await AtAsync(page, "webhook");
    }

    /// <summary>One button for all agents.</summary>
    public static Task RegisterAsync(IPage page) => page.ClickAsync("form[action='/einrichten/webhook/eintragen'] button");

    /// <summary>What is said, and the page that says it.</summary>
    public static async Task IsToldAsync(IPage page, string sentence)
    {
        await SignedInPage.SeesAsync(page.Locator("main").GetByText(sentence));
        await AxeRun.IsCleanAsync(page);
    }

    /// <summary>From right webhooks to the page of the test.</summary>
    public static async Task ToTestAsync(IPage page)
    {
        await IsToldAsync(page, "Richtig eingetragen");
        await page.ClickAsync("form[action='/einrichten/webhook/weiter'] button");
        await AtAsync(page, "kalender");
        await page.ClickAsync("form[action='/einrichten/kalender'] .save-bar button");
        await AtAsync(page, "datenschutz");
        await page.ClickAsync("form[action='/einrichten/datenschutz'] .save-bar button");
        await AtAsync(page, "benachrichtigungen");
        await page.ClickAsync("form[action='/einrichten/benachrichtigungen/weiter'] button");
        await AtAsync(page, "testanruf");
    }

    /// <param name="page">The page of the test.</param>
    /// <param name="kind"><c>call</c> or <c>event</c>.</param>
    public static async Task StartTestAsync(IPage page, string kind)
    {
        await page.ClickAsync($"form[action='/einrichten/testanruf']:has(input[value='{kind}']) button");
        await SignedInPage.SeesAsync(page.Locator("#light-called"));
    }

    public static async Task AllLightsAreGreenAsync(IPage page)
    {
        await SignedInPage.SeesAsync(page.Locator("#test-passed"));
        Assert.Equal(6, await page.Locator("#test-lights li[data-state='on']").CountAsync());
        await AxeRun.IsCleanAsync(page);
    }

    /// <summary>From right webhooks to all lights, without a phone.</summary>
    public static async Task ProveAsync(IPage page)
    {
        await ToTestAsync(page);
        await StartTestAsync(page, "event");
        await AllLightsAreGreenAsync(page);
    }
}
