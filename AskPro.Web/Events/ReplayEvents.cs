using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Events;

/// <summary>Has one event processed again, or all that the list shows.</summary>
internal static class ReplayEvents
{
    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [AsParameters] EventFilter filter, [FromForm] string? expected, [FromForm] string? reason, AskProApiClient api, CancellationToken cancel)
    {
        var zone = viewer.Company.TimeZone;
        var form = new ReplayForm(
            null, filter.CompanyId, filter.State, filter.Event, filter.Cause, filter.Call, filter.Verifier, filter.FromIn(zone), filter.UntilIn(zone), Number(expected), reason);
        var result = await api.ReplayAsync(viewer.Token, form, cancel);
        return result.Errors.Count > 0
            ? await ShowEvents.RefusedAsync(viewer, filter, reason, result.Errors, api, cancel)
            : new SeeOther(Notices.After(filter.Page(), result.ChangedMeanwhile ? EventRoutes.Meanwhile : EventRoutes.Replayed));
    }

    public static async Task<IResult> SubmitOneAsync(Guid id, Viewer viewer, [FromForm] string? reason, AskProApiClient api, CancellationToken cancel)
    {
        var result = await api.ReplayAsync(viewer.Token, new ReplayForm(EventId: id, Expected: 1, Reason: reason), cancel);
        return result.Errors.Count > 0
            ? await ShowEvents.RefusedAsync(id, viewer, reason, result.Errors, api, cancel)
            : new SeeOther(Notices.After($"{EventRoutes.Path}/{id:D}", result.ChangedMeanwhile ? EventRoutes.Meanwhile : EventRoutes.Replayed));
    }

    private static long? Number(string? typed) => long.TryParse(typed, out var number) ? number : null;
}
