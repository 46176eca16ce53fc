using System.Runtime.CompilerServices;
using AskPro.Data.Operators;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Data.Inbox;

/// <summary>Events as the people of a company see their own, in a transaction of that company.</summary>
public sealed class OwnEvents(AskProDbContext database)
{
    /// <summary>Events and refused requests of the company, the latest first. Of what waits in the queue only what came to the company's own address: whose the rest is, is not known yet.</summary>
    /// <param name="companyId">The company, which is that of the transaction.</param>
    /// <param name="meant">Which of them: by state, kind, verdict and time.</param>
    /// <param name="seesAll">Whether the person sees every branch; otherwise only events of calls in sight.</param>
    /// <param name="before">The last one of the page before; null for the first page.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public async Task<IReadOnlyList<OwnEvent>> ListAsync(
        Guid companyId, EventsMeant meant, bool seesAll, Guid? before, int limit, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<OwnEvent>(FormattableStringFactory.Create(
            InboxSql.OwnEvents, companyId, meant.State ?? "", seesAll, before ?? Guid.AllBitsSet, limit, $"company:{companyId:N}", meant.Event, meant.VerifiedBy, meant.From,
            meant.Until)).ToListAsync(cancellationToken);
}

/// <summary>An event of a company: nothing of what it says.</summary>
/// <param name="EventId">The event.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Event">Its kind as Retell calls it.</param>
/// <param name="VerifiedBy">Whose key had signed it, or why it was refused.</param>
/// <param name="State">Its state in the inbox, or <c>refused</c>.</param>
/// <param name="Cause">Why it is not done.</param>
/// <param name="CallId">The call it became part of; null when there is none in sight.</param>
public sealed record OwnEvent(Guid EventId, DateTimeOffset ReceivedAt, string? Event, string VerifiedBy, string State, string? Cause, Guid? CallId);
