using AskPro.Data.Inbox;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Data.Operators;

/// <summary>
/// What operators' test events come to, in a transaction of <see cref="Tenancy.TenantTransaction.BeginForOperatorAsync"/>. No call that somebody
/// made is in reach.
/// </summary>
public sealed class TestStore(AskProDbContext database)
{
    /// <summary>The event that was stored for a fingerprint; null when none was.</summary>
    public async Task<Guid?> EventOfAsync(byte[] dedupeKey, CancellationToken cancellationToken) =>
        (await database.Database.SqlQueryRaw<Guid?>(InboxSql.EventOfKey, dedupeKey).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>The body of an event with every text of it masked; null when it is gone, too large or no JSON.</summary>
    public async Task<string?> ShapeAsync(Guid eventId, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<string?>($"""select operator_event_shape({eventId}) as "Value" """).ToListAsync(cancellationToken)).Single();

    /// <summary>Marks a test event that was set aside as done with; any other stays as it is.</summary>
    public Task DiscardAsync(Guid eventId, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync($"select operator_discard_test({eventId})", cancellationToken);

    /// <summary>Those of these agents that do not decide for another company, were an event to name them at the platform's address.</summary>
    public async Task<IReadOnlyList<string>> DecidingForNobodyElseAsync(Guid companyId, string[] agents, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<string>(
            $"""
            select agent_id as "Value" from operator_agent_owners({agents})
            group by agent_id having count(*) filter (where vouched_for) <> 1 or bool_or(vouched_for and company_id = {companyId})
            """).ToListAsync(cancellationToken);

    /// <summary>The row of a test's call and the feed of its company.</summary>
    /// <param name="callId">The call, as test events name theirs.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public async Task<TestEffect> EffectAsync(string callId, Guid companyId, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<TestEffect>(
            $"""select stage as "Stage", seq as "Seq", changed_at as "ChangedAt" from operator_test_effect({callId}, {companyId})""").ToListAsync(cancellationToken)).Single();
}

/// <summary>What a test event has changed.</summary>
/// <param name="Stage">1 started, 2 ended, 3 analyzed; null while there is no row of its call.</param>
/// <param name="Seq">How often something of the company has changed; null before the first time.</param>
/// <param name="ChangedAt">When it last did.</param>
public sealed record TestEffect(short? Stage, long? Seq, DateTimeOffset? ChangedAt);
