using System.Net;
using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Search;
using Xunit;
using static AskPro.Tests.Unit.LocalEngine.Dashboard.GivenTelemetry;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>How many errors nobody has had on the screen yet.</summary>
public sealed class UnreadErrorTests
{
    private const int Error = 17;

    [Fact]
    public void An_error_counts_until_it_is_read_or_gone()
    {
        var told = new List<string>();
        var store = Store(new TelemetryLimits { Logs = 3 }, told.Add);

        store.Logs.Add([Log("fine"), Log("broken", Error), Log("worse", severity: 21)]);
        Assert.Equal((2, 2, 0), (store.Logs.AllUnreadErrors, store.Logs.UnreadErrorsOf("SHOP"), store.Logs.UnreadErrorsOf("other")));

        store.Logs.MarkRead(store.Logs.All().Take(2));
        store.Logs.MarkRead(store.Logs.All().Take(2));
        Assert.Equal(1, store.Logs.AllUnreadErrors);

        store.Logs.Add([Log("a"), Log("b"), Log("c")]);
        Assert.Equal(0, store.Logs.UnreadErrorsOf("shop"));
        Assert.Equal(3, told.Count(topic => topic == TelemetryStore.ErrorTopic));
    }

    [Fact]
    public async Task Errors_stand_beside_their_resource_and_in_the_navigation_until_they_were_shown()
    {
        await using var dashboard = await DashboardApp.StartAsync(builder => builder.AddScript("api", "exec sleep 60"));
        var browser = await dashboard.SignedInAsync();
        await dashboard.SendAsync("/v1/logs", WireExports.Log("Broken", Error, "api"));
        await dashboard.SendAsync("/v1/logs", WireExports.Log("Broken too", Error, "elsewhere"));

        Assert.Contains("2<span class=\"unseen\"> unread errors</span>", await browser.GetStringAsync("/_navigation", LocalApp.Timeout), StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/_resources", "/resources/api/_details" })
        {
            var row = WebUtility.HtmlDecode(await browser.GetStringAsync(path, LocalApp.Timeout));
            Assert.Contains("href=\"/structuredlogs?resource=api&level=Error\">1<span class=\"unseen\"> unread errors of api</span>", row, StringComparison.Ordinal);
        }

        // What a filter hides was not shown.
        await browser.GetStringAsync("/structuredlogs?resource=api&text=other", LocalApp.Timeout);
        Assert.Contains("unread errors of api", await browser.GetStringAsync("/_resources", LocalApp.Timeout), StringComparison.Ordinal);
        await browser.GetStringAsync("/structuredlogs?resource=api&level=Error", LocalApp.Timeout);
        Assert.DoesNotContain("unread errors", await browser.GetStringAsync("/_resources", LocalApp.Timeout), StringComparison.Ordinal);
        await browser.GetStringAsync("/structuredlogs/2", LocalApp.Timeout);
        Assert.DoesNotContain("unread errors", await browser.GetStringAsync("/_navigation", LocalApp.Timeout), StringComparison.Ordinal);
    }

    [Fact]
    public void Among_errors_alone_the_older_ones_that_are_only_counted_are_read_as_well()
    {
        var store = Store();
        store.Logs.Add([.. Enumerable.Range(0, 300).Select(i => Log($"broken {i}", Error, time: i))]);
        var all = new LogSearch();
        var errors = all with { AtLeast = LogLevelName.Error };

        store.Logs.MarkRead(all.Seen(store.Logs));
        Assert.Equal(100, store.Logs.AllUnreadErrors);
        store.Logs.MarkRead(errors.Seen(store.Logs));
        Assert.Equal(0, store.Logs.AllUnreadErrors);
    }
}
