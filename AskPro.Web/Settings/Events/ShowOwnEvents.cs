using AskPro.Web.Backend;
using AskPro.Web.Events;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Events;

/// <summary>What Retell has sent for the company.</summary>
internal static class ShowOwnEvents
{
    public static async Task<RazorComponentResult<OwnEventsPage>> PageAsync(
        Viewer viewer, [AsParameters] EventFilter filter, [FromQuery(Name = EventFilter.BeforeParameter)] string? before, AskProApiClient api, FeedHub hub,
        CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var chosen = OwnEventWords.Known(filter);
        // A day that says nothing means nothing, never everything.
        var found = chosen.Errors.Count > 0 ? new([], null) : await api.GetOwnEventsAsync(viewer.Token, chosen, viewer.Company.TimeZone, FormId.Of(before), cancel);
        return new(new { Viewer = viewer, Seq = seq, Found = found, Filter = chosen });
    }
}
