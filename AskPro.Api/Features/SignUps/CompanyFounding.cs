using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Companies;
using AskPro.Api.Features.Team;
using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;

namespace AskPro.Api.Features.SignUps;

/// <summary>
/// Makes a company, whoever asks for it: <see cref="BeginAsync"/>, <see cref="FoundAsync"/>, then either <see cref="JoinAsync"/> for a
/// first owner who is there, or an invitation for one who is not. Its feed begins with the first change, its keys when they are set.
/// </summary>
internal sealed class CompanyFounding(AskProDbContext database, TenantContext tenant, AuditTrail audit, TimeProvider time)
{
    /// <summary>
    /// The transaction of a company that is not there yet; it sees the company and what the founder owns. Row-level security lets
    /// Api add no other company, and nobody but the founder to it.
    /// </summary>
    /// <param name="founderId">Who founds it: the first owner, or an operator.</param>
    /// <param name="cancellationToken">Cancels the begin.</param>
    internal Task<TenantTransaction> BeginAsync(Guid founderId, CancellationToken cancellationToken)
    {
        (tenant.CompanyId, tenant.UserId) = (Guid.CreateVersion7(time.GetUtcNow()), founderId);
        return TenantTransaction.BeginAsync(database, tenant.RequiredCompanyId, founderId, cancellationToken);
    }

    /// <summary>The company itself. The founder must be stored already: the audit log names them.</summary>
    internal async Task<Company> FoundAsync(NewCompany wish, CancellationToken cancellationToken)
    {
        var company = new Company
        {
            Id = tenant.RequiredCompanyId,
            Name = wish.Name,
            TimeZone = wish.TimeZone,
            Language = wish.Language,
            VouchedFor = wish.VouchedFor,
            CreatedAt = time.GetUtcNow(),
        };
        database.Companies.Add(company);
        await audit.RecordAsync("company.founded", new(company.Id, company.Name), null, CompanySettings.Of(company), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return company;
    }

    /// <summary>The founder becomes the first owner.</summary>
    internal async Task JoinAsync(User founder, CancellationToken cancellationToken)
    {
        var membership = new Membership
        {
            CompanyId = tenant.RequiredCompanyId, UserId = founder.Id, Role = MembershipRoles.Owner, CreatedAt = time.GetUtcNow(),
        };
        database.Memberships.Add(membership);
        await audit.RecordAsync("member.joined", new(founder.Id, founder.DisplayName), null, new MemberFacts(MembershipRoles.Owner, true, []), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
    }
}

/// <param name="Name">Its name.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="VouchedFor">Whether somebody knows that it is who it says, see <see cref="Company.VouchedFor"/>.</param>
/// <param name="TimeZone">IANA zone.</param>
internal sealed record NewCompany(string Name, string Language, bool VouchedFor, string TimeZone = "Europe/Berlin");
