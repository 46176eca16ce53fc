using System.Net;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class CommandTests
{
    [Fact]
    public async Task Start_and_stop_are_buttons()
    {
        await using var dashboard = await DashboardApp.StartAsync(Describe);
        var browser = await dashboard.SignedInAsync();
        var notifications = dashboard.App.ResourceNotifications;
        await notifications.WaitForResourceHealthyAsync("one", LocalApp.Timeout);

        using var stop = await dashboard.PostAsync(browser, "/resources/one/commands/stop");
        var stopped = await notifications.WaitForResourceAsync("one", KnownResourceStates.TerminalStates, LocalApp.Timeout);
        using var start = await dashboard.PostAsync(browser, "/resources/one/commands/start");
        await notifications.WaitForResourceAsync("one", KnownResourceStates.Running, LocalApp.Timeout);

        Assert.Contains("one: Stop is done.", await stop.Content.ReadAsStringAsync(LocalApp.Timeout), StringComparison.Ordinal);
        Assert.Equal("Exited", stopped);
        Assert.Equal(HttpStatusCode.OK, start.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("http://localhost:1", null)]
    [InlineData("null", null)]
    [InlineData(null, null)]
    [InlineData("own", "cross-site")]
    public async Task A_command_from_another_page_is_refused(string? origin, string? site)
    {
        await using var dashboard = await DashboardApp.StartAsync(Describe);
        var browser = await dashboard.SignedInAsync();
        if (site is not null)
            browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);

        using var answer = await dashboard.PostAsync(browser, "/resources/one/commands/stop", origin);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await dashboard.App.ResourceNotifications.WaitForResourceHealthyAsync("one", LocalApp.Timeout);
    }

    [Fact]
    public async Task A_command_without_the_token_is_refused()
    {
        await using var dashboard = await DashboardApp.StartAsync(Describe);

        using var answer = await dashboard.PostAsync(dashboard.Stranger(), "/resources/one/commands/stop");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await dashboard.App.ResourceNotifications.WaitForResourceHealthyAsync("one", LocalApp.Timeout);
    }

    [Fact]
    public async Task A_command_of_a_resource_asks_first_and_tells_its_result_as_text()
    {
        await using var dashboard = await DashboardApp.StartAsync(builder => builder.AddScript("one", "exec sleep 60")
            .WithCommand("count", "Count", context => Task.FromResult(CommandResults.Success($"<b>{context.ResourceName[..3]}</b> has 3.")), new() { ConfirmationMessage = "Really count?" })
            .WithCommand("break", "Break", _ => throw new InvalidOperationException("It broke."))
            .WithCommand("later", "Later", _ => Task.FromResult(CommandResults.Success()), new() { UpdateState = _ => ResourceCommandState.Disabled })
            .WithCommand("secret", "Nobody sees it", _ => Task.FromResult(CommandResults.Failure()), new() { UpdateState = _ => ResourceCommandState.Hidden }));
        var browser = await dashboard.SignedInAsync();

        var page = await browser.GetStringAsync("/resources/one", LocalApp.Timeout);
        using var count = await dashboard.PostAsync(browser, "/resources/one/commands/count");
        using var broken = await dashboard.PostAsync(browser, "/resources/one/commands/break");
        using var unknown = await dashboard.PostAsync(browser, "/resources/two/commands/count");

        Assert.Contains("Really count?", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Later one\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody sees it", page, StringComparison.Ordinal);
        Assert.Contains("one: Count is done. &lt;b&gt;one&lt;/b&gt; has 3.", await count.Content.ReadAsStringAsync(LocalApp.Timeout), StringComparison.Ordinal);
        Assert.Contains("one: Break did not work. It broke.", await broken.Content.ReadAsStringAsync(LocalApp.Timeout), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Without_scripts_the_result_is_on_the_page_one_is_led_to()
    {
        await using var dashboard = await DashboardApp.StartAsync(Describe);
        var browser = await dashboard.SignedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/resources/one/commands/restart");
        request.Headers.Add("Origin", dashboard.Address.GetLeftPart(UriPartial.Authority));

        using var answer = await browser.SendAsync(request, LocalApp.Timeout);
        var page = await browser.GetStringAsync(answer.Headers.Location, LocalApp.Timeout);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("one: Restart is done.", page, StringComparison.Ordinal);
    }

    private static void Describe(IDistributedApplicationBuilder builder) => builder.AddScript("one", "exec sleep 60");
}
