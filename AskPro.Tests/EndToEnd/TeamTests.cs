using AskPro.Tests.Support.Browsers;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Npgsql;
using Xunit;

namespace AskPro.Tests.EndToEnd;

[Collection<RunningSystem>]
public sealed class TeamTests(RunningAskPro system, BrowserFixture browsers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task An_owner_restricts_a_colleague_to_a_branch_on_pages_without_findings_of_axe(ColorScheme colors, int width)
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Team", Cancellation);
        var colleague = await TestCompany.CreateAsync(system.Owner, "Salon Anderswo", Cancellation);
        await AskAsync("insert into branches (id, company_id, name, created_at) values (gen_random_uuid(), $1, 'Filiale Süd', now())", salon.Id);
        await AskAsync("insert into memberships (company_id, user_id, role, created_at) select $1, id, 'reception', now() from users where email = $2", salon.Id, colleague.Email);
        await using var signedIn = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon, colors, width);
        var page = signedIn.Page;
        await page.GotoAsync("/einstellungen/team");
        await SignedInPage.SeesCountAsync(page.Locator(".entries > li"), 2);
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));

        await page.Locator(".entries > li", new() { HasText = colleague.Email }).Locator("a").ClickAsync();
        await page.SelectOptionAsync("#role", "read_only");
        await page.CheckAsync("input[name=scope][value=some]");
        await page.ClickAsync(".save-bar button");
        await SignedInPage.SeesAsync(page.Locator("#branchIds-error"));
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));

        await page.GetByLabel("Filiale Süd").CheckAsync();
        await page.ClickAsync(".save-bar button");
        await SignedInPage.SeesAsync(page.GetByText("Gespeichert"));
        await page.GotoAsync("/einstellungen/team");
        await SignedInPage.SeesAsync(page.GetByText("Nur lesen · Filiale Süd"));
    }

    private async Task AskAsync(string sql, params object[] values)
    {
        await using var command = system.Owner.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }
}
