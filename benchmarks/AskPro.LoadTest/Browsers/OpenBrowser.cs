using AskPro.LoadTest.RunningSystem;
using AskPro.Tests.Support.Browsers;
using Microsoft.Playwright;

namespace AskPro.LoadTest.Browsers;

/// <summary>A headless Chromium of its own for one person.</summary>
internal sealed class OpenBrowser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private OpenBrowser(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    public static async Task<OpenBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        try
        {
            var browser = await playwright.Chromium.LaunchAsync(InstalledBrowser.LaunchOptions(playwright));
            var page = await browser.NewPageAsync(new() { Locale = "de-DE", ViewportSize = new() { Width = 1280, Height = 900 } });
            page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
            return new OpenBrowser(playwright, browser, page);
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Returns when the list of calls is open and says that it is live.</summary>
    /// <exception cref="InvalidOperationException">It did not; the message says what the page shows instead.</exception>
    public async Task SignInAsync(Uri web, string email)
    {
        try
        {
            await TrySignInAsync(web, email);
        }
        catch (Exception failure) when (failure is TimeoutException or PlaywrightException)
        {
            throw new InvalidOperationException($"{Page.Url} did not become live; it shows: {await Page.InnerTextAsync("body")}", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private async Task TrySignInAsync(Uri web, string email)
    {
        await Page.GotoAsync(new Uri(web, "anmelden").ToString());
        await Page.FillAsync("#email", email);
        await Page.FillAsync("#password", DemoLogin.Password);
        await Page.ClickAsync("main form[action='/anmelden'] button");
        await Page.WaitForURLAsync("**/anrufe");
        // Away from the list: new rows wait behind a button while somebody points at it.
        await Page.Mouse.MoveAsync(0, 0);
        await Page.WaitForSelectorAsync("#connection[data-state='live']");
    }
}
