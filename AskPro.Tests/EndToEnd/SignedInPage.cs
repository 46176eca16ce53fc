using AskPro.Tests.Support.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AskPro.Tests.EndToEnd;

/// <summary>One browser of one person: own cookies, own stream.</summary>
internal sealed class SignedInPage : IAsyncDisposable
{
    /// <summary>Far above what is expected, so that a slow machine is no failure; the tests wait on the page itself, never on the clock.</summary>
    public const float Patience = 60_000;

    /// <summary>
    /// Below the 15 s at which Web looks by itself. Seen within this several times in a row, a change came by a hint: after one
    /// look there is none for longer than this.
    /// </summary>
    private const float BeforeTheNextLook = 10_000;

    private readonly IBrowserContext _context;

    private SignedInPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                PolicyViolations.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public List<string> PolicyViolations { get; } = [];

    public static async Task<SignedInPage> OpenAsync(
        BrowserFixture browsers, Uri web, TestCompany company, ColorScheme colors = ColorScheme.Light, int width = 1280, string locale = "de-DE")
    {
        var context = await browsers.NewVisitorAsync(new()
        {
            BaseURL = web.ToString(),
            Locale = locale,
            ColorScheme = colors,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(Patience);
        context.SetDefaultNavigationTimeout(Patience);
        var signedIn = new SignedInPage(context, await context.NewPageAsync());
        await signedIn.Page.GotoAsync("/anrufe");
        await signedIn.Page.FillAsync("#email", company.Email);
        await signedIn.Page.FillAsync("#password", company.Password);
        await signedIn.Page.ClickAsync("main form[action='/anmelden'] button");
        // That its scripts run says more than that the last picture has come.
        await signedIn.Page.WaitForURLAsync("**/anrufe", new() { WaitUntil = WaitUntilState.Commit });
        await signedIn.IsLiveAsync();
        // A reload would take this mark away.
        await signedIn.Page.EvaluateAsync("window.askproNotReloaded = true");
        return signedIn;
    }

    public Task IsLiveAsync() => Expect(Page.Locator("#connection")).ToContainTextAsync("Live", new() { Timeout = Patience });

    public ILocator Row(string text) => Page.Locator("[data-call]").Filter(new() { HasText = text });

    public ILocator Rows => Page.Locator("[data-call]");

    public async Task<bool> WasReloadedAsync() => !await Page.EvaluateAsync<bool>("window.askproNotReloaded === true");

    public static Task SeesAsync(ILocator locator) => Expect(locator.First).ToBeVisibleAsync(new() { Timeout = Patience });

    /// <summary>Seen before Web would have looked by itself.</summary>
    public static Task SeesLiveAsync(ILocator locator) => Expect(locator.First).ToBeVisibleAsync(new() { Timeout = BeforeTheNextLook });

    public static Task SeesCountAsync(ILocator locator, int count) => Expect(locator).ToHaveCountAsync(count, new() { Timeout = Patience });

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
