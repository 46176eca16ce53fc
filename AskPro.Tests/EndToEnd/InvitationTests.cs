using AskPro.Tests.Support.Browsers;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace AskPro.Tests.EndToEnd;

[Collection<RunningSystem>]
public sealed class InvitationTests(RunningAskPro system, BrowserFixture browsers)
{
    private const string Password = "drei ferne wörter";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Somebody_new_joins_by_the_link_and_it_is_good_once(ColorScheme colors, int width)
    {
        var email = $"gast{width}@example.org";
        var salon = await TestCompany.CreateAsync(system.Owner, $"Salon Einladend {width}", Cancellation);
        await using var signedIn = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon, colors, width);
        await InviteAsync(signedIn.Page, email);
        Assert.Empty((await signedIn.Page.RunAxe()).Violations.Select(violation => violation.Id));
        var link = await MailLinks.WaitAsync(system, email, "/einladung", Cancellation);
        await using var context = await browsers.NewVisitorAsync(new()
        {
            BaseURL = system.WebAddress.ToString(), Locale = "de-DE", ColorScheme = colors, ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(SignedInPage.Patience);
        var page = await context.NewPageAsync();

        await page.GotoAsync(link);
        await SignedInPage.SeesAsync(page.GetByText($"lädt Sie zu {salon.Name} ein"));
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        await page.FillAsync("#displayName", "Tom Berg");
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main form[action='/einladung'] button");
        await page.WaitForURLAsync("**/anrufe");
        await SignedInPage.SeesAsync(page.Locator("main").GetByText(salon.Name));

        await page.GotoAsync(link);
        await SignedInPage.SeesAsync(page.GetByText("ist schon jemand beigetreten"));
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        await signedIn.Page.GotoAsync("/einstellungen/team");
        await SignedInPage.SeesAsync(signedIn.Page.GetByText("Tom Berg"));
    }

    [Fact]
    public async Task Somebody_with_an_account_signs_in_and_works_in_the_new_company()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Gastgeberin", Cancellation);
        var guest = await TestCompany.CreateAsync(system.Owner, "Salon Gast", Cancellation);
        await using (var signedIn = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon))
            await InviteAsync(signedIn.Page, guest.Email);
        await using var context = await browsers.NewVisitorAsync(new() { BaseURL = system.WebAddress.ToString(), Locale = "de-DE" });
        context.SetDefaultTimeout(SignedInPage.Patience);
        var page = await context.NewPageAsync();

        await page.GotoAsync(await MailLinks.WaitAsync(system, guest.Email, "/einladung", Cancellation));
        await page.ClickAsync("main a[href^='/anmelden?zurueck=']");
        await page.FillAsync("#email", guest.Email);
        await page.FillAsync("#password", guest.Password);
        await page.ClickAsync("main form[action='/anmelden'] button");
        await page.ClickAsync("main form[action='/einladung'] button");

        await page.WaitForURLAsync("**/anrufe");
        await SignedInPage.SeesAsync(page.Locator("main").GetByText(salon.Name));
    }

    private static async Task InviteAsync(IPage page, string email)
    {
        await page.GotoAsync("/einstellungen/team");
        await page.FillAsync("#email", email);
        await page.SelectOptionAsync("#role", "reception");
        await page.ClickAsync("form[action='/einstellungen/team/einladungen'] .save-bar button");
        await SignedInPage.SeesAsync(page.GetByText("Die Einladung ist unterwegs."));
        await SignedInPage.SeesAsync(page.Locator(".invitations").GetByText(email));
    }
}
