using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Team;

/// <summary>
/// One change of the team at a time: two owners who take the role from each other would otherwise leave none. Who acts is read
/// anew under the lock; the session may be older than the last change of their own role.
/// </summary>
internal static class TeamLock
{
    /// <returns>Who acts, or null when that person may not change the team any more.</returns>
    internal static async Task<Actor?> TakeAsync(AskProDbContext database, TenantContext tenant, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        await HoldAsync(database, companyId, cancellationToken);
        var actor = await database.Memberships.AsNoTracking()
            .SingleOrDefaultAsync(membership => membership.CompanyId == companyId && membership.UserId == tenant.UserId, cancellationToken);
        if (actor is null || !RoleRights.Of(actor.Role).Contains(Right.Manage)) return null;

        var owners = await database.Memberships.CountAsync(
            membership => membership.CompanyId == companyId && membership.Role == MembershipRoles.Owner, cancellationToken);
        return new Actor(actor, owners);
    }

    /// <summary>For who changes the team without belonging to it. Whoever is about to join waits too.</summary>
    // Not the stronger "for update": calls refer to the row and must come in meanwhile.
    internal static Task HoldAsync(AskProDbContext database, Guid companyId, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync($"select 1 from companies where id = {companyId} for no key update", cancellationToken);

    /// <param name="Membership">Who acts.</param>
    /// <param name="Owners">How many owners the company has.</param>
    internal sealed record Actor(Membership Membership, int Owners)
    {
        /// <inheritdoc cref="TeamRules.Refusal"/>
        internal string? Refusal(Membership member, string? after) => TeamRules.Refusal(
            Membership.Role, Membership.AllBranches, member.UserId == Membership.UserId, member.Role, after, Owners);

        /// <summary>The same for somebody who is not there yet.</summary>
        internal string? RefusalToInvite(string role) => TeamRules.Refusal(Membership.Role, Membership.AllBranches, false, "", role, Owners);
    }
}
