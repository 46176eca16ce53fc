using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(AskPro.Tests.Support.Browsers.BrowserFixture))]

namespace AskPro.Tests.Support.Browsers;

/// <summary>One headless Chromium for the whole run, started when the first test asks for it; each visitor is a stranger to the others.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A visitor with cookies and storage of its own; tabs of one visitor share them. Dispose it after the test.</summary>
    public async Task<IBrowserContext> NewVisitorAsync(BrowserNewContextOptions? options = null)
    {
        var (_, browser) = await _started.Value;
        options ??= new BrowserNewContextOptions { Locale = "de-DE", TimezoneId = "Europe/Berlin" };
        // Half-way through a transition a colour is neither of the two, and its contrast nobody's.
        options.ReducedMotion ??= ReducedMotion.Reduce;
        return await browser.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var (playwright, browser) = await _started.Value;
            await browser.CloseAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        try
        {
            return (playwright, await playwright.Chromium.LaunchAsync(InstalledBrowser.LaunchOptions(playwright)));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }
}
