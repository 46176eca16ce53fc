using AskPro.LoadTest.Browsers;
using AskPro.LoadTest.RunningSystem;

namespace AskPro.LoadTest.FirstRun;

/// <summary>What a newcomer does: signs in with the printed login and presses „Testanruf".</summary>
internal static class FirstCall
{
    /// <summary>Returns when the call that was placed is on the page, in progress.</summary>
    public static async Task PlaceAsync(OpenBrowser browser, Uri web)
    {
        await browser.SignInAsync(web, DemoLogin.First.Email);
        var before = await browser.Page.EvalOnSelectorAllAsync<string[]>("[data-call]", "rows => rows.map(row => row.dataset.call)");
        await browser.Page.ClickAsync("form[action='/testanruf'] button");
        var others = string.Concat(before.Select(id => $":not([data-call='{id}'])"));
        await browser.Page.WaitForSelectorAsync($"[data-call].call-live{others}");
    }
}
