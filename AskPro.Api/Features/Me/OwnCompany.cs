using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Me;

/// <summary>A company that a person belongs to.</summary>
/// <param name="Id">Id of the company.</param>
/// <param name="Name">Its name.</param>
internal sealed record OwnCompany(Guid Id, string Name)
{
    /// <summary>
    /// All companies of a person, in a transaction that sees what the person owns. They lie outside the tenant filter;
    /// row-level security lets those through and no other. Demo companies count in Development only, as at sign-in;
    /// companies of a support access only while it lasts and for an operator, in whatever state they are; others when they are active.
    /// </summary>
    internal static Task<List<OwnCompany>> ListAsync(
        AskProDbContext database, Guid? userId, DateTimeOffset now, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        var allowDemo = environment.IsDevelopment();
        return database.Memberships.AsNoTracking().IgnoreQueryFilters([AskProDbContext.TenantFilter])
            .Where(membership => membership.UserId == userId && (membership.ExpiresAt == null || membership.ExpiresAt > now))
            .Join(database.Companies, membership => membership.CompanyId, company => company.Id, (membership, company) => new { Company = company, IsSupport = membership.Role == MembershipRoles.Support })
            .Where(row => (allowDemo || !row.Company.IsDemo) && (row.IsSupport ? database.Users.Any(user => user.Id == userId && user.IsOperator) : row.Company.State == CompanyStates.Active))
            .Select(row => row.Company)
            .OrderBy(company => company.Name).ThenBy(company => company.Id)
            .Select(company => new OwnCompany(company.Id, company.Name))
            .ToListAsync(cancellationToken);
    }
}
