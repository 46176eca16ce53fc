using AskPro.Api.Features.Support;
using AskPro.Data.Memberships;
using AskPro.Data.Operators;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Operators;

/// <summary>Reads a company for operators.</summary>
internal sealed class CompanyReader(OperatorStore store, IOptions<OperatorOptions> options, TimeProvider time)
{
    /// <summary>Everything an operator sees of a company, or null.</summary>
    internal async Task<CompanyOverview?> ReadAsync(Guid companyId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await store.FindAsync(companyId, now, cancellationToken) is not { } company) return null;
        var holdings = await store.HoldingsAsync(companyId, cancellationToken);
        var owners = await store.OwnersAsync(companyId, cancellationToken);
        var invitation = await store.OwnerInvitationAsync(companyId, cancellationToken);
        var lights = await store.LightsAsync([companyId], cancellationToken);
        var accesses = await store.SupportAccessesAsync(companyId, cancellationToken);
        return new CompanyOverview(
            CompanyRow.Of(company, lights[companyId]),
            new(holdings.Calls, holdings.Customers, holdings.Branches, holdings.Numbers, holdings.People, holdings.PeopleOnlyHere),
            [.. owners.Select(owner => new OwnerView(owner.DisplayName, owner.Email))],
            invitation is null ? null : new(
                invitation.Id, invitation.Email, MembershipRoles.Owner, true, [], invitation.InviterName, invitation.SentAt, invitation.ExpiresAt, invitation.ExpiresAt <= now),
            [.. accesses.Select(access => SupportAccessView.Of(access, now))],
            options.Value.DeletionGraceDays);
    }
}
