using AskPro.Data;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Me;

/// <summary>The support access by which an operator is in the company.</summary>
/// <param name="Id">Its id, for ending it.</param>
/// <param name="Reason">Why, in the operator's words.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
internal sealed record SupportView(Guid Id, string Reason, DateTimeOffset ExpiresAt)
{
    /// <summary>In a transaction of the company, or one that sees what the person owns.</summary>
    internal static Task<SupportView?> ReadAsync(
        AskProDbContext database, Guid? userId, Guid companyId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.SupportAccesses.AsNoTracking().IgnoreQueryFilters([AskProDbContext.TenantFilter])
            .Where(access => access.CompanyId == companyId && access.OperatorId == userId && access.EndedAt == null && access.ExpiresAt > now)
            .Select(access => new SupportView(access.Id, access.Reason, access.ExpiresAt))
            .FirstOrDefaultAsync(cancellationToken);
}
