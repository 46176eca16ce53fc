using Microsoft.EntityFrameworkCore;

namespace AskPro.Data.Operators;

/// <summary>
/// Events that are nobody's, as operators see and assign them, in a transaction of <see cref="Tenancy.TenantTransaction.BeginForOperatorAsync"/>.
/// What was said in a call is not among it.
/// </summary>
public sealed class UnassignedStore(AskProDbContext database)
{
    /// <summary>Groups of events that wait for the same, the latest first.</summary>
    /// <param name="onlyWith">Only the group with this event; null for all.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public async Task<IReadOnlyList<UnassignedEvents>> GroupsAsync(Guid? onlyWith, int limit, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<UnassignedEvents>(
            $"""
            select event_id as "EventId", lane as "Lane", cause as "Cause", agent_id as "AgentId", calls as "Calls", events as "Events",
                first_at as "FirstAt", last_at as "LastAt"
            from operator_unassigned({onlyWith}, {limit})
            """).ToListAsync(cancellationToken);

    /// <summary>The calls of the group with an event: first its own, then the latest.</summary>
    public async Task<IReadOnlyList<UnassignedCall>> CallsAsync(Guid eventId, int limit, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<UnassignedCall>(
            $"""
            select event_id as "EventId", call_id as "CallId", event_names as "EventNames", first_at as "FirstAt", last_at as "LastAt", is_this as "IsThis"
            from operator_unassigned_calls({eventId}, {limit})
            """).ToListAsync(cancellationToken);

    /// <summary>Numbers that companies have entered, spelled like one of the first or ending like one of the second.</summary>
    public async Task<IReadOnlyList<EnteredNumber>> NearNumbersAsync(string[] spellings, string[] endings, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<EnteredNumber>(
            $"""
            select e164 as "E164", company_id as "CompanyId", company_name as "CompanyName", vouched_for as "VouchedFor"
            from operator_near_numbers({spellings}, {endings})
            """).ToListAsync(cancellationToken);

    /// <summary>Who has entered agents.</summary>
    public async Task<IReadOnlyList<EnteredAgent>> AgentOwnersAsync(string[] agentIds, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<EnteredAgent>(
            $"""
            select agent_id as "AgentId", company_id as "CompanyId", company_name as "CompanyName", vouched_for as "VouchedFor"
            from operator_agent_owners({agentIds})
            """).ToListAsync(cancellationToken);

    /// <summary>Enters a number for a company; false when somebody has it.</summary>
    public async Task<bool> EnterNumberAsync(Guid id, Guid companyId, string e164, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<bool>($"""select operator_enter_number({id}, {companyId}, {e164}, {now}) as "Value" """).ToListAsync(cancellationToken)).Single();

    /// <summary>Enters an agent for a company; false when it has it.</summary>
    public async Task<bool> EnterAgentAsync(Guid id, Guid companyId, string agentId, string name, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<bool>($"""select operator_enter_agent({id}, {companyId}, {agentId}, {name}, {now}) as "Value" """).ToListAsync(cancellationToken)).Single();

    /// <summary>Queues events again: those of one call, or all that wait for the same.</summary>
    /// <param name="eventId">One of them.</param>
    /// <param name="allAlike">Whether all that wait for the same are meant.</param>
    /// <param name="companyId">Whose they are because a person says so; null where a number or an agent says it by now.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <returns>What was queued; nothing when somebody was faster.</returns>
    public async Task<QueuedEvents> QueueAsync(Guid eventId, bool allAlike, Guid? companyId, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<QueuedEvents>(
            $"""select calls as "Calls", events as "Events" from operator_queue_unassigned({eventId}, {allAlike}, {companyId})""").ToListAsync(cancellationToken)).Single();
}
