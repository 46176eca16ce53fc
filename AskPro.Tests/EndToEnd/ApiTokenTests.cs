using System.Net;
using System.Net.Http.Headers;
using AskPro.ServiceDefaults;
using AskPro.Tests.Support.Browsers;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Npgsql;
using Xunit;

namespace AskPro.Tests.EndToEnd;

[Collection<RunningSystem>]
public sealed class ApiTokenTests(RunningAskPro system, BrowserFixture browsers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task A_token_made_on_the_page_works_until_it_is_revoked_there(ColorScheme colors, int width)
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Kasse", Cancellation);
        await using var signedIn = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon, colors, width);
        var page = signedIn.Page;
        // Long ago enough that making a token asks for the password once more; what was typed survives that.
        await AskAsync("update sessions set verified_at = verified_at - interval '1 hour' where company_id = $1", salon.Id);

        await page.GotoAsync("/einstellungen/zugriffstoken");
        await page.FillAsync("#name", "Kassensystem");
        await page.CheckAsync("input[name=kind][value=company]");
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        await page.ClickAsync("form[action='/einstellungen/zugriffstoken'] .save-bar button");
        await page.FillAsync("#password", salon.Password);
        await page.ClickAsync("main form button.btn-primary");
        await SignedInPage.SeesAsync(page.GetByText("„Kassensystem“ ist erstellt."));
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        var token = await page.Locator("#made-token").InnerTextAsync();

        using var program = system.App.CreateHttpClient(ResourceNames.Api, "http");
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/calls", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync("/api/company", Cancellation)).StatusCode);

        await page.GotoAsync("/einstellungen/zugriffstoken");
        await SignedInPage.SeesAsync(page.GetByText("Zuletzt benutzt: Heute"));
        Assert.DoesNotContain(token, await page.ContentAsync(), StringComparison.Ordinal);
        await page.ClickAsync(".tokens summary");
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        await page.ClickAsync(".tokens button");
        await SignedInPage.SeesAsync(page.GetByText("Der Token gilt nicht mehr."));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/calls", Cancellation)).StatusCode);
        Assert.Empty(signedIn.PolicyViolations);
    }

    private async Task AskAsync(string sql, params object[] values)
    {
        await using var command = system.Owner.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }
}
