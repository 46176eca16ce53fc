using AskPro.Api.Features.Branches;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Team;

/// <summary>Reads the people of the company and what each may see.</summary>
internal sealed class TeamReader(AskProDbContext database, TenantContext tenant, TimeProvider time)
{
    /// <summary>Everybody, owners first, then by name.</summary>
    internal Task<IReadOnlyList<TeamMember>> AllAsync(IReadOnlyList<BranchChoice> branches, CancellationToken cancellationToken) =>
        ReadAsync(branches, null, cancellationToken);

    /// <summary>One person of the company, or null.</summary>
    internal async Task<TeamMember?> OneAsync(Guid userId, IReadOnlyList<BranchChoice> branches, CancellationToken cancellationToken) =>
        (await ReadAsync(branches, userId, cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<TeamMember>> ReadAsync(IReadOnlyList<BranchChoice> branches, Guid? only, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var now = time.GetUtcNow();
        var people = await database.Memberships.AsNoTracking()
            .Where(membership => membership.CompanyId == companyId && (only == null || membership.UserId == only) && (membership.ExpiresAt == null || membership.ExpiresAt > now))
            .Join(database.Users, membership => membership.UserId, user => user.Id, (membership, user) => new { Membership = membership, user.DisplayName, user.Email })
            .ToListAsync(cancellationToken);
        var restricted = (await database.MembershipBranches.AsNoTracking()
            .Where(row => row.CompanyId == companyId && (only == null || row.UserId == only))
            .ToListAsync(cancellationToken)).ToLookup(row => row.UserId, row => row.BranchId);
        return
        [
            .. people
                .OrderByDescending(row => row.Membership.Role == MembershipRoles.Owner)
                .ThenBy(row => row.DisplayName, StringComparer.InvariantCultureIgnoreCase).ThenBy(row => row.Membership.UserId)
                .Select(row => new TeamMember(
                    row.Membership.UserId, row.DisplayName, row.Email!, row.Membership.Role, row.Membership.AllBranches,
                    [.. branches.Where(branch => restricted[row.Membership.UserId].Contains(branch.Id))],
                    row.Membership.UserId == tenant.UserId, row.Membership.Version)),
        ];
    }
}
