using AskPro.Tests.Support.Browsers;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class TelemetryBrowserTests(BrowserFixture browsers)
{
    /// <summary>Far above what is expected; the tests wait on the page itself.</summary>
    private const float Patience = 60_000;

    [Fact]
    public async Task What_arrives_appears_and_one_walks_from_record_to_span_and_back_by_keyboard()
    {
        await using var dashboard = await TelemetryPageTests.StartAsync();
        await using var visitor = await browsers.NewVisitorAsync(new() { Locale = "en-US", ViewportSize = new() { Width = 1280, Height = 900 } });
        visitor.SetDefaultTimeout(Patience);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(dashboard.LoginUrl.ToString());
        await page.Locator("body").PressAsync("l");
        await page.WaitForURLAsync("**/structuredlogs");
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Live", new() { Timeout = Patience });

        await dashboard.SendAllAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Sold <b>out</b>" });
        await link.PressAsync("Enter", new() { Timeout = Patience });
        // Every page is left only when it is live: what is typed before its scripts have run filters nothing.
        await page.WaitForURLAsync("**/structuredlogs/*", new() { WaitUntil = WaitUntilState.Commit });
        await IsLiveAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = WireExports.TraceId }).ClickAsync();
        await Expect(page.Locator("tr[data-key]")).ToHaveCountAsync(3, new() { Timeout = Patience });
        await IsLiveAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "GET /things" }).First.ClickAsync();
        await Expect(page.Locator("#span-title")).ToHaveTextAsync("GET /things", new() { Timeout = Patience });
        await IsLiveAsync(page);
        await page.FillAsync("input[name=text]", "nothing like it");
        await Expect(page.Locator("tr[data-key]")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Expect(page.Locator("#span-title")).ToHaveTextAsync("GET /things");
    }

    private static Task IsLiveAsync(IPage page) => Expect(page.Locator("#connection")).ToHaveTextAsync("Live", new() { Timeout = Patience });

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Every_page_is_without_findings_of_axe(ColorScheme colors, int width)
    {
        await using var dashboard = await TelemetryPageTests.StartAsync();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() * 1_000_000_000;
        await dashboard.SendAllAsync();
        await dashboard.SendAsync("/v1/metrics", WireExports.Histogram((ulong)now - 1_000_000_000, [0, 0, 0]));
        await dashboard.SendAsync("/v1/metrics", WireExports.Histogram((ulong)now, [10, 80, 10]));
        await using var visitor = await browsers.NewVisitorAsync(new() { Locale = "en-US", ColorScheme = colors, ViewportSize = new() { Width = width, Height = 900 } });
        visitor.SetDefaultTimeout(Patience);
        var page = await visitor.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        await page.GotoAsync(dashboard.LoginUrl.ToString());
        var trace = $"/traces/{WireExports.TraceId}?span=a1a2a3a4a5a60001";
        foreach (var path in new[] { "/structuredlogs", "/structuredlogs/1", "/traces", trace, "/metrics", "/metrics?meter=their.meter&instrument=wait&minutes=5" })
        {
            await page.GotoAsync(new Uri(dashboard.Address, path).ToString());
            await Expect(page.Locator("#connection")).ToHaveTextAsync("Live", new() { Timeout = Patience });
            errors.AddRange((await page.RunAxe()).Violations.Select(violation => $"{path}: {violation.Id} {violation.Nodes[0].Html}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") > 0)
                errors.Add($"{path} is wider than the window");
        }

        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }
}
