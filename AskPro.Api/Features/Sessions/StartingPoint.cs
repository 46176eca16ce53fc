using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Sessions;

/// <summary>Where somebody begins who has just proved who they are.</summary>
/// <param name="CompanyId">The company; null for an operator who belongs to none, and for whom nothing is open.</param>
/// <param name="Role">The role there.</param>
/// <param name="Refusal">Why nothing is open, a code of a 403; null when something is.</param>
internal sealed record StartingPoint(Guid? CompanyId, string? Role, string? Refusal)
{
    /// <summary>
    /// Who belongs to several companies starts in the one joined first, of those that are open; support begins nowhere by itself.
    /// Without any, an operator starts outside, and everybody else is told why not.
    /// </summary>
    internal static async Task<StartingPoint> FindAsync(AskProDbContext database, User user, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantTransaction.BeginForUserAsync(database, user.Id, cancellationToken);
        // The companies lie outside the tenant filter; row-level security lets the person's own through.
        var own = await database.Memberships.AsNoTracking().IgnoreQueryFilters([AskProDbContext.TenantFilter])
            .Where(membership => membership.UserId == user.Id && membership.Role != MembershipRoles.Support)
            .OrderBy(membership => membership.CreatedAt).ThenBy(membership => membership.CompanyId)
            .Join(database.Companies, membership => membership.CompanyId, company => company.Id, (membership, company) => new { membership.CompanyId, membership.Role, company.State })
            .ToListAsync(cancellationToken);
        if (own.FirstOrDefault(row => row.State == CompanyStates.Active) is { } open)
            return new(open.CompanyId, open.Role, null);
        if (user.IsOperator)
            return new(null, null, null);
        return new(null, null, own.Count == 0 ? Hosting.ProblemCodes.NoCompany
            : own.Any(row => row.State == CompanyStates.Suspended) ? Hosting.ProblemCodes.CompanySuspended : Hosting.ProblemCodes.CompanyDeleting);
    }
}
