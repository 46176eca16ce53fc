using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Inbox;
using AskPro.Data.Memberships;
using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Events;

/// <summary><c>GET /api/events</c>: what Retell has sent for the company, the latest first, and what became of it.</summary>
internal static class ListOwnEvents
{
    private const int MaxLimit = 100;

    private static readonly string[] States = ["queued", "done", "quarantined", "unassigned", "dead", "discarded", EventsMeant.Refused];

    internal static void MapOwnEvents(this RouteGroupBuilder company) =>
        company.MapGet("/events", HandleAsync)
            .Needs(Right.Manage)
            .WithoutTokens()
            .WithName("ListOwnEvents")
            .WithTags("Events")
            .WithSummary("What Retell has sent")
            .WithDescription(
                "The latest first. `state` is `queued`, `done`, `quarantined`, `unassigned`, `dead`, `discarded` (test events that were set aside) or `refused`; of refused requests, those to the company's own address that are still kept. `event` is exact, "
                + "`verifiedBy` is `company_key`, `platform_key` or the code of a refusal, `from` and `until` times of receipt. "
                + "`before` takes the `nextCursor` of the page before, `limit` is 1 to 100. Who sees only some branches sees the events of their calls.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<OwnEventList>, ProblemHttpResult>> HandleAsync(
        TenantContext tenant, OwnEvents events, CancellationToken cancellationToken, string? state = null, string? @event = null, string? verifiedBy = null,
        DateTimeOffset? from = null, DateTimeOffset? until = null, Guid? before = null, int limit = 50)
    {
        if (limit is < 1 or > MaxLimit) return Problems.Invalid(ProblemCodes.InvalidRequest, "limit is 1 to 100.");
        var meant = MeantEvents.Trimmed(new EventsMeant(State: state, Event: @event, VerifiedBy: verifiedBy, From: from, Until: until));
        if (meant.State is { } known && !States.Contains(known)) return Problems.Invalid(ProblemCodes.InvalidRequest, "state is queued, done, quarantined, unassigned, dead, discarded or refused.");

        if (MeantEvents.Fault(meant) is { } fault) return Problems.Invalid(ProblemCodes.InvalidRequest, fault);

        // One row more than wanted tells whether there is a next page.
        var page = await events.ListAsync(tenant.RequiredCompanyId, meant, tenant.BranchIds is null, before, limit + 1, cancellationToken);
        return TypedResults.Ok(new OwnEventList(
            [.. page.Take(limit).Select(row => new OwnEventRow(row.EventId, row.ReceivedAt, row.Event, row.VerifiedBy, row.State, row.Cause, row.CallId))],
            page.Count > limit ? page[limit - 1].EventId : null));
    }

    /// <param name="Items">The events of this page.</param>
    /// <param name="NextCursor">For <c>before</c>; null on the last page.</param>
    internal sealed record OwnEventList(IReadOnlyList<OwnEventRow> Items, Guid? NextCursor);

    /// <param name="EventId">The event.</param>
    /// <param name="ReceivedAt">When it was received.</param>
    /// <param name="Event">Its kind as Retell calls it; null when that could not be read, or was not.</param>
    /// <param name="VerifiedBy"><c>company_key</c> or <c>platform_key</c>: whose key had signed it; or why it was refused, as <c>signature_stale</c>.</param>
    /// <param name="State"><c>queued</c>, <c>done</c>, <c>quarantined</c>, <c>unassigned</c>, <c>dead</c>, <c>discarded</c> or <c>refused</c>.</param>
    /// <param name="Cause">Why it is not done, a stable code.</param>
    /// <param name="CallId">Id of the call it became part of; null without one in sight.</param>
    internal sealed record OwnEventRow(Guid EventId, DateTimeOffset ReceivedAt, string? Event, string VerifiedBy, string State, string? Cause, Guid? CallId);
}
