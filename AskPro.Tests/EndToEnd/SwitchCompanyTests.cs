using System.Net;
using AskPro.Tests.Support.Browsers;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Npgsql;
using Xunit;

namespace AskPro.Tests.EndToEnd;

[Collection<RunningSystem>]
public sealed class SwitchCompanyTests(RunningAskPro system, BrowserFixture browsers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task A_switch_moves_every_tab_of_the_browser_and_no_call_of_the_other_company_comes_along(ColorScheme colors, int width)
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Wechsel", Cancellation);
        var garage = await TestCompany.CreateAsync(system.Owner, "Werkstatt Wechsel", Cancellation);
        await JoinAsync(salon, garage);
        await system.PostEventAsync(CallBody.To(salon, "+491713920031").Analyzed("Nur im Salon."), Cancellation);
        await using var signedIn = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon, colors, width);
        await SignedInPage.SeesAsync(signedIn.Row("Nur im Salon."));
        var otherTab = await signedIn.Page.Context.NewPageAsync();
        await otherTab.GotoAsync("/anrufe");
        await SignedInPage.SeesAsync(otherTab.GetByText("Nur im Salon."));

        await signedIn.Page.Locator("details.account summary").ClickAsync();
        await AxeRun.IsCleanAsync(signedIn.Page);
        await signedIn.Page.GetByRole(AriaRole.Button, new() { Name = "Werkstatt Wechsel" }).ClickAsync();

        foreach (var page in new[] { signedIn.Page, otherTab })
        {
            await SignedInPage.SeesAsync(page.Locator("main").GetByText("Werkstatt Wechsel"));
            await SignedInPage.SeesCountAsync(page.GetByText("Nur im Salon."), 0);
        }
        Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(CallBody.To(salon, "+491713920032").Analyzed("Auch nur im Salon."), Cancellation));
        Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(CallBody.To(garage, "+491713920033").Analyzed("In der Werkstatt."), Cancellation));
        foreach (var page in new[] { signedIn.Page, otherTab })
        {
            await SignedInPage.SeesAsync(page.Locator("[data-call]", new() { HasText = "In der Werkstatt." }));
            await SignedInPage.SeesCountAsync(page.Locator("[data-call]"), 1);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_account_is_without_findings_of_axe(ColorScheme colors, int width)
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Konto", Cancellation);
        await JoinAsync(salon, await TestCompany.CreateAsync(system.Owner, "Salon Konto Zwei", Cancellation));
        await using var elsewhere = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        await using var signedIn = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon, colors, width);
        await signedIn.Page.GotoAsync("/konto");
        await SignedInPage.SeesCountAsync(signedIn.Page.Locator(".rows > li"), 2);
        Assert.Empty((await signedIn.Page.RunAxe()).Violations.Select(violation => violation.Id));

        await signedIn.Page.FillAsync("#currentPassword", "falsch");
        await signedIn.Page.FillAsync("#newPassword", "kurz");
        await signedIn.Page.ClickAsync("form[action='/konto/passwort'] button");
        await SignedInPage.SeesAsync(signedIn.Page.Locator("#newPassword-error"));
        Assert.Empty((await signedIn.Page.RunAxe()).Violations.Select(violation => violation.Id));
    }

    private async Task JoinAsync(TestCompany person, TestCompany company)
    {
        await using var command = system.Owner.CreateCommand(
            "insert into memberships (company_id, user_id, role, created_at) select $1, id, 'manager', now() from users where email = $2");
        command.Parameters.Add(new NpgsqlParameter { Value = company.Id });
        command.Parameters.Add(new NpgsqlParameter { Value = person.Email });
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }
}
