using AskPro.Tests.Support.Browsers;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Npgsql;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>The ways to sign in, in a browser with a security key of software (WebAuthn virtual authenticator).</summary>
[Collection<RunningSystem>]
public sealed class PasskeyTests(RunningAskPro system, BrowserFixture browsers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task A_passkey_signs_in_until_it_is_removed_on_pages_without_findings_of_axe(ColorScheme colors, int width)
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Schlüssel", Cancellation);
        await using var signedIn = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon, colors, width);
        var page = signedIn.Page;
        await AddAuthenticatorAsync(page);
        await page.GotoAsync("/konto/sicherheit");
        await NoFindingsAsync(page);
        await page.ClickAsync("a[href='/konto/sicherheit/passkey']");
        await NoFindingsAsync(page);
        await NameAsync(page);

        await SignOutAsync(page);
        await NoFindingsAsync(page);
        await page.ClickAsync("[data-passkey=get] button");
        await page.WaitForURLAsync("**/anrufe");

        // The proof has grown old: removing waits for the passkey, and then goes on by itself.
        await ChangeAsync("update sessions set verified_at = now() - interval '1 hour' where company_id = $1", salon.Id);
        await page.GotoAsync("/konto/sicherheit");
        await page.ClickAsync(".passkey-change summary");
        await NoFindingsAsync(page);
        await page.ClickAsync(".passkey-change .btn-danger");
        await SignedInPage.SeesAsync(page.GetByText("Bitte bestätigen Sie, dass Sie es sind"));
        await NoFindingsAsync(page);
        await page.ClickAsync("[data-passkey=get] button");
        await SignedInPage.SeesAsync(page.GetByText("Der Passkey ist entfernt."));

        await SignOutAsync(page);
        await page.ClickAsync("[data-passkey=get] button");
        await SignedInPage.SeesAsync(page.GetByText("Dieser Passkey gilt hier nicht mehr"));
        await NoFindingsAsync(page);
        Assert.Empty(signedIn.PolicyViolations);
    }

    [Fact]
    public async Task The_passkey_of_a_deleted_account_signs_nobody_in_and_the_page_says_what_to_do()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Fort", Cancellation);
        await using var signedIn = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        var page = signedIn.Page;
        await AddAuthenticatorAsync(page);
        await page.GotoAsync("/konto/sicherheit/passkey");
        await NameAsync(page);
        await ChangeAsync("delete from users where id in (select user_id from memberships where company_id = $1)", salon.Id);

        await SignOutAsync(page);
        await page.ClickAsync("[data-passkey=get] button");
        await SignedInPage.SeesAsync(page.GetByText("Dieser Passkey gilt hier nicht mehr"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task An_authenticator_app_is_set_up_and_its_recovery_code_signs_in(ColorScheme colors, int width)
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Code", Cancellation);
        await using var signedIn = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon, colors, width);
        var page = signedIn.Page;
        await page.GotoAsync("/konto/sicherheit/app");
        await NoFindingsAsync(page);
        var secret = (await page.InnerTextAsync(".secret")).Replace(" ", "", StringComparison.Ordinal);
        await page.FillAsync("#code", AppCode.Of(secret, TimeProvider.System.GetUtcNow()));
        await page.ClickAsync(".save-bar button");
        await SignedInPage.SeesCountAsync(page.Locator(".codes li"), 10);
        await NoFindingsAsync(page);
        var code = await page.Locator(".codes code").First.InnerTextAsync();

        await page.ClickAsync("details.account summary");
        await page.ClickAsync("details.account form[action='/abmelden'] button");
        await page.WaitForURLAsync("**/anmelden");
        await page.FillAsync("#email", salon.Email);
        await page.FillAsync("#password", salon.Password);
        await page.ClickAsync("main form[action='/anmelden'] button");
        await page.WaitForURLAsync("**/anmelden/code");
        await NoFindingsAsync(page);
        await page.FillAsync("#code", "000000000");
        await page.ClickAsync("main form[action='/anmelden/code'] button");
        await SignedInPage.SeesAsync(page.Locator("#code-error"));
        await page.FillAsync("#code", code);
        await page.ClickAsync("main form[action='/anmelden/code'] button");
        await page.WaitForURLAsync("**/anrufe");
        Assert.Empty(signedIn.PolicyViolations);
    }

    private static async Task NameAsync(IPage page)
    {
        await page.FillAsync("#name", "Laptop am Empfang");
        await page.ClickAsync(".save-bar button");
        await SignedInPage.SeesAsync(page.GetByText("Der Passkey ist angelegt."));
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    /// <summary>As a browser that has forgotten everything but its security key.</summary>
    private static async Task SignOutAsync(IPage page)
    {
        // The page would notice the end of its session and load itself anew, in the middle of the next one.
        await page.GotoAsync("about:blank");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/anmelden");
    }

    private static async Task NoFindingsAsync(IPage page) =>
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{page.Url}: {violation.Id}"));

    private async Task ChangeAsync(string sql, params object[] values)
    {
        await using var command = system.Owner.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
