using AskPro.Tests.Support.Browsers;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Npgsql;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>An operator goes into a company and is shown out by its owner.</summary>
[Collection<RunningSystem>]
public sealed class SupportAccessTests(RunningAskPro system, BrowserFixture browsers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Support_is_opened_seen_and_ended_on_pages_without_findings_of_axe(ColorScheme colors, int width)
    {
        var salon = await TestCompany.CreateAsync(system.Owner, $"Salon Hilfe {width}", Cancellation);
        var platform = await TestCompany.CreateAsync(system.Owner, $"Plattform {width}", Cancellation);
        await using (var command = system.Owner.CreateCommand("update users set is_operator = true, display_name = 'Olga Brandt' where email = $1"))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = platform.Email });
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
        }

        await using var helper = await SignedInPage.OpenAsync(browsers, system.WebAddress, platform, colors, width);
        var page = helper.Page;
        await page.GotoAsync($"/mandanten?suche={Uri.EscapeDataString(salon.Name)}");
        await SignedInPage.SeesCountAsync(page.Locator(".companies tbody tr"), 1);
        await IsCleanAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = salon.Name }).ClickAsync();
        await page.Locator("summary", new() { HasText = "Supportzugriff öffnen" }).ClickAsync();
        await page.FillAsync("#reason-support-zugriff", "Ticket 12");
        await page.SelectOptionAsync("#minutes", "30");
        await IsCleanAsync(page);
        await page.ClickAsync("form[action$='/support-zugriff'] button");
        await page.WaitForURLAsync("**/anrufe");
        await SignedInPage.SeesAsync(page.GetByText("Supportzugriff bis"));
        await SignedInPage.SeesAsync(page.GetByText("Ticket 12"));
        await IsCleanAsync(page);

        // An open page would learn by itself that the access is over, and the next one would not say it again.
        await page.GotoAsync("about:blank");
        await using var owner = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon, colors, width);
        await owner.Page.GotoAsync("/einstellungen/team");
        await SignedInPage.SeesAsync(owner.Page.Locator("#support").GetByText("Ticket 12"));
        await IsCleanAsync(owner.Page);
        await owner.Page.ClickAsync("#support button");
        await SignedInPage.SeesAsync(owner.Page.GetByText("Der Supportzugriff ist beendet."));
        await owner.Page.GotoAsync("/einstellungen/protokoll");
        await SignedInPage.SeesAsync(owner.Page.GetByText("Supportzugriff beendet"));
        await SignedInPage.SeesAsync(owner.Page.Locator(".audit").GetByText("Olga Brandt (Support)"));

        await page.GotoAsync("/anrufe");
        await page.WaitForURLAsync("**/mandanten?getan=support-ende");
        await SignedInPage.SeesAsync(page.GetByText("Ihr Supportzugriff ist beendet."));
        await IsCleanAsync(page);
    }

    private static async Task IsCleanAsync(IPage page) => Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
}
