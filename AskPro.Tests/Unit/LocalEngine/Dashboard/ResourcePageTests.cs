using System.Net;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class ResourcePageTests
{
    [Fact]
    public async Task Secrets_are_shown_one_by_one_and_only_when_asked_for()
    {
        await using var dashboard = await DashboardApp.StartAsync(Describe, "--Parameters:pin=s3cret-pin");
        await dashboard.App.ResourceNotifications.WaitForResourceHealthyAsync("one", LocalApp.Timeout);
        var browser = await dashboard.SignedInAsync();

        var masked = await browser.GetStringAsync("/resources/one", LocalApp.Timeout);
        var one = await browser.GetStringAsync("/resources/one?reveal=PIN", LocalApp.Timeout);
        var fragment = await browser.GetStringAsync("/resources/one/_details", LocalApp.Timeout);

        Assert.DoesNotContain("s3cret-pin", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-pin", fragment, StringComparison.Ordinal);
        Assert.DoesNotContain("open-sesame", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("user:word@", masked, StringComparison.Ordinal);
        Assert.Contains("plain-value", masked, StringComparison.Ordinal);
        Assert.Contains("s3cret-pin", one, StringComparison.Ordinal);
        Assert.DoesNotContain("open-sesame", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_are_masked_when_they_are_secret_and_say_when_they_have_no_value()
    {
        await using var dashboard = await DashboardApp.StartAsync(
            builder =>
            {
                builder.AddParameter("pin", secret: true);
                builder.AddParameter("color", "blue-as-ink");
                builder.AddParameter("missing");
                builder.AddScript("one", "exec sleep 60");
            },
            "--Parameters:pin=s3cret-pin");
        var browser = await dashboard.SignedInAsync();

        var masked = await browser.GetStringAsync("/parameters", LocalApp.Timeout);
        var shown = await browser.GetStringAsync("/parameters?reveal=pin", LocalApp.Timeout);

        Assert.DoesNotContain("s3cret-pin", masked, StringComparison.Ordinal);
        Assert.Contains("blue-as-ink", masked, StringComparison.Ordinal);
        Assert.Contains("set Parameters:missing", masked, StringComparison.Ordinal);
        Assert.Contains("s3cret-pin", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_filtered_by_text_type_and_state()
    {
        await using var dashboard = await DashboardApp.StartAsync(builder =>
        {
            builder.AddScript("sleeper", "exec sleep 60");
            builder.AddScript("failing", "exit 3");
        });
        await dashboard.App.ResourceNotifications.WaitForResourceAsync("failing", KnownResourceStates.Exited, LocalApp.Timeout);
        await dashboard.App.ResourceNotifications.WaitForResourceAsync("sleeper", KnownResourceStates.Running, LocalApp.Timeout);
        var browser = await dashboard.SignedInAsync();

        var byText = await browser.GetStringAsync("/_resources?text=SLEEPER", LocalApp.Timeout);
        var byState = await browser.GetStringAsync("/_resources?state=Exited%20with%203", LocalApp.Timeout);
        var byType = await browser.GetStringAsync("/_resources?type=Parameter", LocalApp.Timeout);

        Assert.Contains("1 of 2 resources", byText, StringComparison.Ordinal);
        Assert.Contains("data-key=\"sleeper\"", byText, StringComparison.Ordinal);
        Assert.Contains("data-key=\"failing\"", byState, StringComparison.Ordinal);
        Assert.DoesNotContain("data-key=\"sleeper\"", byState, StringComparison.Ordinal);
        Assert.Contains("0 of 2 resources", byType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_says_whom_it_waits_for_and_how_it_ended()
    {
        await using var dashboard = await DashboardApp.StartAsync(builder =>
        {
            var first = builder.AddScript("first", "exit 0");
            builder.AddScript("second", "exit 3").WaitForCompletion(first);
        });
        await dashboard.App.ResourceNotifications.WaitForResourceAsync("second", KnownResourceStates.Exited, LocalApp.Timeout);
        var browser = await dashboard.SignedInAsync();

        var page = await browser.GetStringAsync("/resources/second", LocalApp.Timeout);
        var graph = await browser.GetStringAsync("/_graph", LocalApp.Timeout);
        using var unknown = await browser.GetAsync("/resources/third", LocalApp.Timeout);

        Assert.Contains("waits for the end of <a href=\"/resources/first\">first</a>", page, StringComparison.Ordinal);
        Assert.Contains("Exited with 3", page, StringComparison.Ordinal);
        Assert.Contains("data-key=\"second-first\"", graph, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static void Describe(IDistributedApplicationBuilder builder)
    {
        var pin = builder.AddParameter("pin", secret: true);
        builder.AddScript("one", "exec sleep 60").WithEnvironment("PIN", pin).WithEnvironment("DOOR_PASSWORD", "open-sesame")
            .WithEnvironment("SERVER", "redis://user:word@localhost").WithEnvironment("PLAIN", "plain-value");
    }
}
