using Microsoft.EntityFrameworkCore;

namespace AskPro.Data.Operators;

/// <summary>
/// Events of the inbox as operators see and replay them, in a transaction of <see cref="Tenancy.TenantTransaction.BeginForOperatorAsync"/>.
/// What was said in a call is in the body alone.
/// </summary>
public sealed class EventStore(AskProDbContext database)
{
    /// <summary>Events, the latest first.</summary>
    /// <param name="meant">Which.</param>
    /// <param name="before">The last one of the page before; null for the first page.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public async Task<IReadOnlyList<InboxEventRow>> ListAsync(EventsMeant meant, Guid? before, int limit, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<InboxEventRow>(
            $"""
            select event_id as "EventId", received_at as "ReceivedAt", company_id as "CompanyId", company_name as "CompanyName", event as "Event", call_id as "CallId",
                verified_by as "VerifiedBy", state as "State", cause as "Cause", cause_detail as "CauseDetail", attempts as "Attempts", signed_at as "SignedAt",
                run_at as "RunAt", failed_at as "FailedAt", finished_at as "FinishedAt", traceparent as "TraceParent", is_test as "IsTest"
            from operator_events(
                {meant.EventId}, {meant.CompanyId}, {meant.State}, {meant.Event}, {meant.Cause}, {meant.CallId}, {meant.VerifiedBy}, {meant.From}, {meant.Until}, {before}, {limit})
            """).ToListAsync(cancellationToken);

    /// <summary>One event; null when there is none.</summary>
    public async Task<InboxEventRow?> FindAsync(Guid eventId, CancellationToken cancellationToken) =>
        (await ListAsync(new EventsMeant(eventId), null, 1, cancellationToken)).SingleOrDefault();

    /// <summary>What came with it; null when that is gone.</summary>
    public async Task<InboxEventBody?> BodyAsync(Guid eventId, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<InboxEventBody>(
            $"""
            select length as "Length", sha256 as "Sha256", headers as "Headers", beginning as "Beginning" from operator_event_body({eventId}, {InboxEventBody.MostBytes})
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>How the company of a processed event was found; null when there is none.</summary>
    public async Task<string?> ResolutionAsync(Guid eventId, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<string?>($"""select operator_event_resolution({eventId}) as "Value" """).ToListAsync(cancellationToken)).Single();

    /// <summary>When an event alone was queued again, the latest 20 times.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> ReplayedAsync(Guid eventId, CancellationToken cancellationToken) =>
        await database.OperatorAuditEntries.Where(entry => entry.SubjectId == eventId && entry.Action == "events.replayed")
            .OrderByDescending(entry => entry.At).Select(entry => entry.At).Take(20).ToListAsync(cancellationToken);

    /// <summary>What did not end well, by cause, the latest first; at most 100.</summary>
    public async Task<IReadOnlyList<EventCause>> CausesAsync(CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<EventCause>(
            $"""select state as "State", cause as "Cause", calls as "Calls", events as "Events", last_at as "LastAt" from operator_event_causes()""").ToListAsync(cancellationToken);

    /// <summary>Requests refused in the last seven days that were only counted.</summary>
    public async Task<long> OnlyCountedAsync(CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<long>(
            $"""select coalesce(sum(requests), 0)::bigint as "Value" from refused_webhook_counts where minute >= now() - interval '7 days'""").ToListAsync(cancellationToken)).Single();

    /// <summary>Queues again what is meant and did not end well, or counts it.</summary>
    /// <param name="meant">Which.</param>
    /// <param name="change">False to count only.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public async Task<ReplayedEvents> ReplayAsync(EventsMeant meant, bool change, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<ReplayedEvents>(
            $"""
            select calls as "Calls", events as "Events", ahead as "Ahead", without_call as "WithoutCall"
            from operator_replay(
                {meant.EventId}, {meant.CompanyId}, {meant.State}, {meant.Event}, {meant.Cause}, {meant.CallId}, {meant.VerifiedBy}, {meant.From}, {meant.Until}, {change})
            """).ToListAsync(cancellationToken)).Single();
}
