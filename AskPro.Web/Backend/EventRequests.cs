using AskPro.Web.Events;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about events of the inbox.</summary>
internal static class EventRequests
{
    private const string Events = "/api/operators/events";

    public static Task<EventListAnswer> GetEventsAsync(this AskProApiClient api, SessionToken token, EventFilter filter, string zone, Guid? before, CancellationToken cancel) =>
        api.GetAsync<EventListAnswer>(token, filter.Query(Events, zone, before), cancel);

    public static Task<EventAnswer> GetEventAsync(this AskProApiClient api, SessionToken token, Guid id, CancellationToken cancel) =>
        api.GetAsync<EventAnswer>(token, $"{Events}/{id:D}", cancel);

    public static Task<OwnEventListAnswer> GetOwnEventsAsync(this AskProApiClient api, SessionToken token, EventFilter filter, string zone, Guid? before, CancellationToken cancel) =>
        api.GetAsync<OwnEventListAnswer>(token, filter.Query("/api/events", zone, before), cancel);

    public static Task<SaveResult<ClearBodyAnswer>> UnmaskAsync(this AskProApiClient api, SessionToken token, Guid id, string? reason, CancellationToken cancel) =>
        api.SaveAsync<ClearBodyAnswer>(token, HttpMethod.Post, $"{Events}/{id:D}/body", new { reason }, cancel);

    public static Task<SaveResult<ReplayedAnswer>> ReplayAsync(this AskProApiClient api, SessionToken token, ReplayForm form, CancellationToken cancel) =>
        api.SaveAsync<ReplayedAnswer>(token, HttpMethod.Post, $"{Events}/replay", form, cancel);
}
