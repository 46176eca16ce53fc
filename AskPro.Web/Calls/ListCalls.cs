using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Calls;

/// <summary>The list of calls, as a page and as the fragment that keeps it up to date.</summary>
internal static class ListCalls
{
    public static async Task<RazorComponentResult<CallsPage>> PageAsync(
        Viewer viewer,
        [FromQuery(Name = CallListView.CountParameter)] int? count,
        [FromQuery(Name = CallListView.BeforeParameter)] string? before,
        AskProApiClient api,
        FeedHub hub,
        TimeProvider clock,
        CancellationToken cancel)
    {
        // Known before the read: a change in between makes the page read again, never miss it.
        var seq = hub.LastKnown(viewer.Company.Id);
        var view = await ReadAsync(viewer, count, before, api, clock, cancel);
        var setup = viewer.May(Rights.Manage) ? await api.GetSetupAsync(viewer.Token, cancel) : null;
        return new(new { Viewer = viewer, View = view, Setup = setup, Seq = seq });
    }

    public static async Task<RazorComponentResult<CallList>> FragmentAsync(
        Viewer viewer,
        [FromQuery(Name = CallListView.CountParameter)] int? count,
        [FromQuery(Name = CallListView.BeforeParameter)] string? before,
        AskProApiClient api,
        TimeProvider clock,
        CancellationToken cancel) =>
        new(new { Viewer = viewer, View = await ReadAsync(viewer, count, before, api, clock, cancel) });

    private static async Task<CallListView> ReadAsync(
        Viewer viewer, int? count, string? before, AskProApiClient api, TimeProvider clock, CancellationToken cancel)
    {
        var wanted = CallListView.Clamp(count);
        var page = await api.GetCallsAsync(viewer.Token, before, cancel);
        var calls = new List<CallAnswer>(page.Items);
        while (calls.Count < wanted && page.NextCursor is not null)
        {
            page = await api.GetCallsAsync(viewer.Token, page.NextCursor, cancel);
            // A call that moved between two reads comes once.
            calls.AddRange(page.Items.Where(item => calls.All(known => known.Id != item.Id)));
        }
        return new CallListView(calls, page.Counts.Today, wanted, before, page.NextCursor, clock.GetUtcNow());
    }
}
