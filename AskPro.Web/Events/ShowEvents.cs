using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Events;

/// <summary>What came in and what became of it, and one event of it.</summary>
internal static class ShowEvents
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static async Task<RazorComponentResult<EventsPage>> ListAsync(
        Viewer viewer, [AsParameters] EventFilter filter, [FromQuery(Name = EventFilter.BeforeParameter)] string? before,
        [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api, CancellationToken cancel) =>
        await ReadAsync(viewer, filter, before, done, null, NoErrors, api, cancel);

    /// <summary>The list with what was typed and why nothing is done.</summary>
    public static async Task<RazorComponentResult<EventsPage>> RefusedAsync(
        Viewer viewer, EventFilter filter, string? reason, IReadOnlyDictionary<string, string> errors, AskProApiClient api, CancellationToken cancel)
    {
        var page = await ReadAsync(viewer, filter, null, null, reason, errors, api, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    public static Task<RazorComponentResult<EventPage>> PageAsync(
        Guid id, Viewer viewer, [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api, CancellationToken cancel) =>
        OneAsync(id, viewer, done, null, NoErrors, api, cancel);

    /// <summary>The event with what was typed and why nothing is done.</summary>
    public static async Task<RazorComponentResult<EventPage>> RefusedAsync(
        Guid id, Viewer viewer, string? reason, IReadOnlyDictionary<string, string> errors, AskProApiClient api, CancellationToken cancel)
    {
        var page = await OneAsync(id, viewer, null, reason, errors, api, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    /// <summary>The event with what it says, or why that is not shown.</summary>
    public static async Task<RazorComponentResult<EventPage>> UnmaskedAsync(
        Guid id, Viewer viewer, ClearBodyAnswer? clear, string? reason, string? error, AskProApiClient api, CancellationToken cancel) =>
        new(new
        {
            Viewer = viewer, Found = await api.GetEventAsync(viewer.Token, id, cancel), Errors = NoErrors, Clear = clear, UnmaskReason = reason, UnmaskError = error,
        });

    private static async Task<RazorComponentResult<EventsPage>> ReadAsync(
        Viewer viewer, EventFilter filter, string? before, string? done, string? reason, IReadOnlyDictionary<string, string> errors, AskProApiClient api,
        CancellationToken cancel)
    {
        var found = await api.GetEventsAsync(viewer.Token, filter, viewer.Company.TimeZone, FormId.Of(before), cancel);
        return new(new { Viewer = viewer, Found = found, Filter = filter, Done = done, Reason = reason, Errors = errors });
    }

    private static async Task<RazorComponentResult<EventPage>> OneAsync(
        Guid id, Viewer viewer, string? done, string? reason, IReadOnlyDictionary<string, string> errors, AskProApiClient api, CancellationToken cancel) =>
        new(new { Viewer = viewer, Found = await api.GetEventAsync(viewer.Token, id, cancel), Done = done, Reason = reason, Errors = errors });
}
