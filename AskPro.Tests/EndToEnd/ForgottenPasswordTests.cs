using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AskPro.Tests.Support.Browsers;
using Xunit;

namespace AskPro.Tests.EndToEnd;

[Collection<RunningSystem>]
public sealed partial class ForgottenPasswordTests(RunningAskPro system, BrowserFixture browsers)
{
    private const string NewPassword = "drei ferne wörter";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forgotten_password_is_set_anew_through_the_link_of_a_mail()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Vergesslich", Cancellation);
        await using var elsewhere = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        await using var context = await browsers.NewVisitorAsync(new() { BaseURL = system.WebAddress.ToString(), Locale = "de-DE" });
        context.SetDefaultTimeout(SignedInPage.Patience);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/anmelden");
        await page.ClickAsync("a[href='/passwort-vergessen']");
        await page.FillAsync("#email", salon.Email);
        await page.ClickAsync("main form[action='/passwort-vergessen'] button");
        await SignedInPage.SeesAsync(page.GetByText("Wenn es zu dieser Adresse einen Zugang gibt"));

        await page.GotoAsync(await LinkAsync(salon.Email));
        await page.FillAsync("#newPassword", NewPassword);
        await page.ClickAsync("main form[action='/passwort-neu'] button");
        await SignedInPage.SeesAsync(page.GetByText("Ihr neues Passwort gilt."));
        await page.FillAsync("#email", salon.Email);
        await page.FillAsync("#password", NewPassword);
        await page.ClickAsync("main form[action='/anmelden'] button");
        await page.WaitForURLAsync(url => !url.Contains("anmelden", StringComparison.Ordinal));

        // Who was signed in with the old one is not any more.
        await elsewhere.Page.GotoAsync("/anrufe");
        await elsewhere.Page.WaitForURLAsync("**/anmelden*");
    }

    /// <summary>From the simulator's mailbox, once the Worker has sent it.</summary>
    private async Task<string> LinkAsync(string email)
    {
        using var client = new HttpClient { BaseAddress = system.SimulatorAddress };
        while (true)
        {
            var mails = await client.GetFromJsonAsync<JsonElement>("/mails.json", Cancellation);
            var own = mails.EnumerateArray().FirstOrDefault(mail => mail.GetProperty("to")[0].GetString() == email);
            if (own.ValueKind == JsonValueKind.Object)
                return Link().Match(own.GetProperty("text").GetString()!).Value;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
        }
    }

    [GeneratedRegex(@"https?://\S+/passwort-neu\?\S+")]
    private static partial Regex Link();
}
