using AskPro.Tests.Support.Browsers;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class DashboardBrowserTests(BrowserFixture browsers)
{
    /// <summary>Far above what is expected; the tests wait on the page itself.</summary>
    private const float Patience = 60_000;

    [Fact]
    public async Task Resources_change_before_ones_eyes_and_buttons_start_and_stop_them()
    {
        await using var dashboard = await StartAsync();
        await using var visitor = await VisitAsync();
        var (page, errors) = await OpenAsync(visitor, dashboard.LoginUrl);
        var row = page.Locator("tr[data-key='one']");
        await Expect(row).ToContainTextAsync("Running", new() { Timeout = Patience });

        await row.GetByRole(AriaRole.Button, new() { Name = "Stop one", Exact = true }).ClickAsync();
        await Expect(row).ToContainTextAsync("Exited", new() { Timeout = Patience });
        await Expect(page.Locator("#notices")).ToContainTextAsync("one: Stop is done.", new() { Timeout = Patience });
        await row.GetByRole(AriaRole.Button, new() { Name = "Start one", Exact = true }).ClickAsync();
        await Expect(row).ToContainTextAsync("Running", new() { Timeout = Patience });

        await row.GetByRole(AriaRole.Button, new() { Name = "Count one", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Count" }).GetByRole(AriaRole.Button, new() { Name = "Count" }).ClickAsync();
        await Expect(page.Locator("#notices")).ToContainTextAsync("There are 3.", new() { Timeout = Patience });

        await page.Locator("body").PressAsync("/");
        await page.Keyboard.TypeAsync("TWO");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Expect(page.GetByText("1 of 2 resources")).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.EndsWith("?text=TWO", page.Url, StringComparison.Ordinal);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Console_lines_appear_as_they_are_written_and_can_be_filtered_held_and_cleared()
    {
        await using var dashboard = await StartAsync();
        await using var visitor = await VisitAsync();
        var loggers = dashboard.App.Services.GetRequiredService<ResourceLoggerService>();
        var (page, errors) = await OpenAsync(visitor, dashboard.LoginUrl);
        await page.Locator("body").PressAsync("c");
        await page.WaitForURLAsync("**/consolelogs");
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Live", new() { Timeout = Patience });
        await page.SelectOptionAsync("select[name=resource]", "one");
        await page.WaitForURLAsync("**/consolelogs?resource=one*");
        var lines = page.Locator(".line .text");
        await Expect(lines).ToHaveTextAsync(["hello from one"], new() { Timeout = Patience });

        loggers.Append("one", "\u001b[31mfresh\u001b[0m line", isError: true);
        await Expect(lines).ToHaveTextAsync(["hello from one", "fresh line"], new() { Timeout = Patience });
        await Expect(page.Locator(".line.err .c1")).ToHaveTextAsync("fresh");

        await page.ClickAsync("#pause");
        loggers.Append("one", "held back", isError: false);
        await Expect(page.Locator("#console-state")).ToContainTextAsync("Paused", new() { Timeout = Patience });
        await Expect(lines).ToHaveCountAsync(2);
        await page.ClickAsync("#pause");
        await Expect(lines).ToHaveCountAsync(3, new() { Timeout = Patience });

        await page.FillAsync("input[name=text]", "FRESH");
        await Expect(lines).ToHaveTextAsync(["fresh line"], new() { Timeout = Patience });
        await page.FillAsync("input[name=text]", "");
        await Expect(lines).ToHaveCountAsync(3, new() { Timeout = Patience });
        await page.ClickAsync("#clear");
        await Expect(lines).ToHaveCountAsync(0, new() { Timeout = Patience });
        await page.GetByRole(AriaRole.Button, new() { Name = "Restart one", Exact = true }).ClickAsync();
        await Expect(lines).ToHaveTextAsync(["hello from one"], new() { Timeout = Patience });
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Every_page_is_without_findings_of_axe(ColorScheme colors, int width)
    {
        await using var dashboard = await StartAsync();
        await using var visitor = await VisitAsync(colors, width);
        dashboard.App.Services.GetRequiredService<ResourceLoggerService>().Append("two", "\u001b[31mred\u001b[32mgreen\u001b[33mamber\u001b[34mblue\u001b[35mmagenta\u001b[36mcyan", isError: true);
        var login = await visitor.NewPageAsync();
        await login.GotoAsync(new Uri(dashboard.Address, "/login").ToString());
        Assert.Empty((await login.RunAxe()).Violations.Select(violation => violation.Id));
        var (page, errors) = await OpenAsync(visitor, dashboard.LoginUrl);
        foreach (var path in new[] { "/", "/resources/one?reveal=DOOR_PASSWORD", "/graph", "/parameters", "/consolelogs", "/consolelogs?resource=one", "/settings" })
        {
            await page.GotoAsync(new Uri(dashboard.Address, path).ToString());
            await Expect(page.Locator("#connection")).ToHaveTextAsync("Live", new() { Timeout = Patience });
            Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{path}: {violation.Id}"));
            Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        }

        await page.Locator("body").PressAsync("?");
        await Expect(page.Locator("#help")).ToBeVisibleAsync();
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        Assert.Empty(errors);
    }

    private static Task<DashboardApp> StartAsync() => DashboardApp.StartAsync(
        builder =>
        {
            var pin = builder.AddParameter("pin", secret: true);
            var one = builder.AddScript("one", "echo hello from one; exec sleep 60").WithEnvironment("DOOR_PASSWORD", pin)
                .WithCommand("count", "Count", _ => Task.FromResult(CommandResults.Success("There are 3.")), new() { ConfirmationMessage = "Really count?" });
            builder.AddScript("two", "exec sleep 60").WaitFor(one);
        },
        "--Parameters:pin=s3cret-pin");

    private async Task<IBrowserContext> VisitAsync(ColorScheme colors = ColorScheme.Light, int width = 1280)
    {
        var visitor = await browsers.NewVisitorAsync(new() { Locale = "en-US", ColorScheme = colors, ViewportSize = new() { Width = width, Height = 900 } });
        visitor.SetDefaultTimeout(Patience);
        return visitor;
    }

    private static async Task<(IPage Page, List<string> Errors)> OpenAsync(IBrowserContext visitor, Uri address)
    {
        var page = await visitor.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        await page.GotoAsync(address.ToString());
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Live", new() { Timeout = Patience });
        return (page, errors);
    }
}
