using AskPro.Tests.Support.Browsers;
using Xunit;

namespace AskPro.Tests.Integration.Servers;

public sealed class BrowserFixtureTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_visitor_speaks_German_and_lives_in_Berlin()
    {
        await using var visitor = await browser.NewVisitorAsync();
        var page = await visitor.NewPageAsync();

        await page.SetContentAsync("<p>Anrufe</p>");

        Assert.Equal("Anrufe", await page.Locator("p").InnerTextAsync());
        Assert.Equal(
            "de-DE Europe/Berlin",
            await page.EvaluateAsync<string>("navigator.language + ' ' + Intl.DateTimeFormat().resolvedOptions().timeZone"));
    }
}
