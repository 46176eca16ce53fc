using AskPro.Tests.Support.Browsers;
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
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task A_business_is_set_up_from_sign_up_to_all_lights_green_by_a_call(ColorScheme colors, int width)
    {
        using var workspace = new SimulatedWorkspace(system);
        await workspace.PutAsync([workspace.Agent(3)], [workspace.Bound(workspace.Number)], Cancellation);
        await using var context = await browsers.NewVisitorAsync(new()
        {
            BaseURL = system.WebAddress.ToString(), Locale = "de-DE", ColorScheme = colors, ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(SignedInPage.Patience);
        var page = await context.NewPageAsync();
        var name = $"Salon Start {width}";
        await SignUpAsync(page, name, $"start{width}@example.org");

        await SetupWalk.AtAsync(page, "betrieb");
        await page.SelectOptionAsync("#region", "DE-BE");
        await page.ClickAsync("form[action='/einrichten/betrieb'] .save-bar button");
        await SetupWalk.AtAsync(page, "retell");
        await SetupWalk.ConnectAsync(page, workspace);
        await SetupWalk.RegisterAsync(page);
        await SetupWalk.ToTestAsync(page);
        await SetupWalk.StartTestAsync(page, "call");
        await workspace.CallAsync(Cancellation);

        await SetupWalk.AllLightsAreGreenAsync(page);
        await page.GotoAsync("/einrichten/rufumleitung");
        await SignedInPage.SeesAsync(page.GetByText($"**21*{workspace.Number}#"));
        await AxeRun.IsCleanAsync(page);
        await page.GotoAsync("/anrufe");
        await SignedInPage.SeesCountAsync(page.Locator("[data-call]"), 1);
        Assert.Equal(0, await page.Locator("#setup-title").CountAsync());
        await SayTimesAsync(name, width);
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

    /// <summary>What operators see too: how long each step took.</summary>
    private async Task SayTimesAsync(string name, int width)
    {
        await using var command = system.Owner.CreateCommand(
            "select step, extract(epoch from finished_at - opened_at) from setup_steps join companies on id = company_id where name = $1 order by opened_at");
        command.Parameters.AddWithValue(name);
        var steps = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        while (await rows.ReadAsync(Cancellation))
            steps.Add(FormattableString.Invariant($"{rows.GetString(0)}={rows.GetDecimal(1):0.0}s"));
        output.WriteLine($"{width} px: {string.Join(' ', steps)}");
        Assert.Equal(8, steps.Count);
    }
}
