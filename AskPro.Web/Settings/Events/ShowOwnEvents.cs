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
        Viewer viewer, [FromQuery(Name = EventFilter.StateParameter)] string? state, [FromQuery(Name = EventFilter.BeforeParameter)] string? before, AskProApiClient api, FeedHub hub,
        CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var chosen = OwnEventWords.States.Contains(state) ? state : null;
        return new(new { Viewer = viewer, Seq = seq, Found = await api.GetOwnEventsAsync(viewer.Token, chosen, FormId.Of(before), cancel), State = chosen });
    }
}
