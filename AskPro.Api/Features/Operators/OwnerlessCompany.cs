using AskPro.Api.Features.Invitations;
using AskPro.Api.Features.Team;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Invitations;
using AskPro.Data.Memberships;
using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Operators;

/// <summary>A company whose first owner has not come yet. Until then its invitation is the operators' matter, afterwards all of them are the owner's.</summary>
internal sealed class OwnerlessCompany(OperatorStore store, AskProDbContext database, TenantContext tenant, InvitationBook book, TimeProvider time)
{
    /// <summary>Makes the running transaction one of the company, where the invitation is.</summary>
    /// <returns>Why that is not possible, or null and the company.</returns>
    internal async Task<(OperatorCompany? Company, ProblemHttpResult? Refusal)> EnterAsync(Guid companyId, CancellationToken cancellationToken)
    {
        await store.EnterCompanyAsync(companyId, cancellationToken);
        tenant.CompanyId = companyId;
        // The first owner who joins at this moment is either there afterwards or waits.
        await TeamLock.HoldAsync(database, companyId, cancellationToken);
        if (await store.FindAsync(companyId, time.GetUtcNow(), cancellationToken) is not { } company) return (null, GetCompanyForOperators.NotFound());
        return await database.Memberships.AnyAsync(row => row.CompanyId == companyId && row.Role == MembershipRoles.Owner, cancellationToken)
            ? (null, Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.CompanyHasOwner, "The company has an owner, who invites everybody else."))
            : (company, null);
    }

    /// <summary>The open invitation of its first owner, expired or not.</summary>
    internal Task<Invitation?> InvitationAsync(CancellationToken cancellationToken) =>
        book.Open().Where(row => row.Role == MembershipRoles.Owner).OrderByDescending(row => row.CreatedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>A link to a company that lets nobody in is not worth a mail.</summary>
    internal static ProblemHttpResult? Closed(OperatorCompany company) => company.State == CompanyStates.Active
        ? null
        : Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.InvitationCompanyClosed, "Nobody can join the company at the moment. Resume it first.");
}

/// <summary>What the operators' audit log says of an invitation; the address stands in the company's own, which goes with it.</summary>
internal sealed record OwnerInvitationFacts(DateTimeOffset ExpiresAt);
