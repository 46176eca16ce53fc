using AskPro.Tests.Support.Browsers;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace AskPro.Tests.EndToEnd;

[Collection<RunningSystem>]
public sealed class SignUpTests(RunningAskPro system, BrowserFixture browsers)
{
    private const string Password = "drei ferne wörter";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task A_business_signs_up_and_stands_before_its_calls(ColorScheme colors, int width)
    {
        var email = $"neu{width}@example.org";
        await using var context = await browsers.NewVisitorAsync(new()
        {
            BaseURL = system.WebAddress.ToString(), Locale = "de-DE", ColorScheme = colors, ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(SignedInPage.Patience);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/anmelden");
        await page.ClickAsync("a[href='/registrieren']");
        await page.FillAsync("#displayName", "Lena Vogt");
        await page.FillAsync("#email", "lena@vogt");
        await page.ClickAsync("main form[action='/registrieren'] button");
        await SignedInPage.SeesAsync(page.Locator("#email-error"));
        Assert.Equal("Lena Vogt", await page.InputValueAsync("#displayName"));
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        await page.FillAsync("#companyName", $"Salon Vogt {width}");
        await page.FillAsync("#email", email);
        await page.ClickAsync("main form[action='/registrieren'] button");
        await SignedInPage.SeesAsync(page.GetByText("Wir haben Ihnen eine E-Mail geschickt."));

        await page.GotoAsync(await MailLinks.WaitAsync(system, email, "/registrieren/abschliessen", Cancellation));
        await page.FillAsync("#password", "passwort2026");
        await page.ClickAsync("main form[action='/registrieren/abschliessen'] button");
        await SignedInPage.SeesAsync(page.Locator("#password-error"));
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main form[action='/registrieren/abschliessen'] button");

        await page.WaitForURLAsync("**/einrichten/betrieb");
        await page.GotoAsync("/anrufe");
        await SignedInPage.SeesAsync(page.Locator("main").GetByText($"Salon Vogt {width}"));
        await page.GotoAsync("/einstellungen/team");
        await SignedInPage.SeesAsync(page.GetByText("Inhaber").First);
    }
}
