using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>What axe says of the page as it stands.</summary>
internal static class AxeRun
{
    public static async Task IsCleanAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{page.Url}: " + string.Join("; ", result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}")));
    }
}
