using Microsoft.Playwright;

namespace AskPro.LoadTest.Live;

/// <summary>Notes in the page itself when which call came into its document: as a row of the list, as a toast, or as a link.</summary>
internal sealed class PageWatch(IPage page)
{
    private const string Install =
        """
        () => {
          const now = () => performance.timeOrigin + performance.now();
          const rows = new Map(), others = new Set();
          const marked = "[data-call], [data-toast], a[href^='/anrufe/']";
          const note = element => {
            if (element.dataset.call) { if (!rows.has(element.dataset.call)) rows.set(element.dataset.call, now()); }
            if (element.dataset.toast) others.add(element.dataset.toast);
            const link = element.getAttribute("href");
            if (link) others.add(link.split("/").pop());
          };
          const look = node => {
            if (node.nodeType !== Node.ELEMENT_NODE) return;
            if (node.matches(marked)) note(node);
            node.querySelectorAll(marked).forEach(note);
          };
          look(document.body);
          new MutationObserver(changes => changes.forEach(change => {
            if (change.type === "attributes") look(change.target);
            else change.addedNodes.forEach(look);
          })).observe(document.documentElement, {
            childList: true, subtree: true, attributes: true, attributeFilter: ["data-call", "data-toast", "href"],
          });
          window.askproWatch = { rows, others };
        }
        """;

    public Task StartAsync() => page.EvaluateAsync(Install);

    /// <summary>Unix milliseconds at which the row of each call was seen first, by the call's id.</summary>
    public Task<Dictionary<string, double>> RowsAsync() =>
        page.EvaluateAsync<Dictionary<string, double>>("() => Object.fromEntries(window.askproWatch.rows)");

    /// <summary>Every id of a call that was in the document at any moment, in whatever form.</summary>
    public Task<string[]> AllIdsAsync() =>
        page.EvaluateAsync<string[]>("() => [...new Set([...window.askproWatch.rows.keys(), ...window.askproWatch.others])]");

    /// <summary>How far the page's clock may be ahead of ours, ms: the narrowest of many questions bounds it best.</summary>
    public async Task<double> ClockOffsetAsync()
    {
        var best = (Width: double.MaxValue, Offset: 0.0);
        for (var i = 0; i < 50; i++)
        {
            var before = UnixClock.Milliseconds();
            var there = await page.EvaluateAsync<double>("() => performance.timeOrigin + performance.now()");
            var after = UnixClock.Milliseconds();
            if (after - before < best.Width)
                best = (after - before, there - ((before + after) / 2));
        }

        return best.Offset;
    }
}
