using AskPro.Web.Unassigned;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about events that are nobody's.</summary>
internal static class UnassignedRequests
{
    private const string Unassigned = "/api/operators/unassigned";

    public static Task<UnassignedListAnswer> GetUnassignedAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<UnassignedListAnswer>(token, Unassigned, cancel);

    public static Task<UnassignedAnswer> GetUnassignedAsync(this AskProApiClient api, SessionToken token, Guid eventId, CancellationToken cancel) =>
        api.GetAsync<UnassignedAnswer>(token, $"{Unassigned}/{eventId:D}", cancel);

    public static Task<SaveResult<AssignedAnswer>> AssignAsync(this AskProApiClient api, SessionToken token, Guid eventId, AssignmentForm form, CancellationToken cancel) =>
        api.SaveAsync<AssignedAnswer>(token, HttpMethod.Post, $"{Unassigned}/{eventId:D}/assignment", form, cancel);
}
