using AskPro.Integrations.Retell.Rehearsal;
using AskPro.LoadTest.Browsers;
using AskPro.LoadTest.RunningSystem;

namespace AskPro.LoadTest.Live;

/// <summary>A company with a browser that shows its calls, and the calls that were posted for it.</summary>
internal sealed class WatchedCompany : IAsyncDisposable
{
    private readonly OpenBrowser _browser;
    private readonly DemoLogin _login;

    private WatchedCompany(OpenBrowser browser, DemoLogin login) =>
        (_browser, _login, Watch) = (browser, login, new PageWatch(browser.Page));

    public RehearsalBusiness Business => _login.Business;

    public PageWatch Watch { get; }

    /// <summary>When each call was posted, Unix milliseconds, by Retell's id.</summary>
    public Dictionary<string, double> Posted { get; } = [];

    public static async Task<WatchedCompany> OpenAsync(Uri web, DemoLogin login)
    {
        var browser = await OpenBrowser.StartAsync();
        try
        {
            await browser.SignInAsync(web, login.Email);
            var company = new WatchedCompany(browser, login);
            await company.Watch.StartAsync();
            return company;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();
}
