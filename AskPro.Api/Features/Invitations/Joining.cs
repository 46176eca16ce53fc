using AskPro.Api.Features.Account;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Features.Team;
using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Invitations;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Invitations;

/// <summary>Turns an invitation into a membership, in one transaction of the company that invited.</summary>
internal sealed class Joining(
    AskProDbContext database, TenantContext tenant, UserManager<User> users, NewPeople people, AuditTrail audit, TimeProvider time)
{
    internal enum Outcome
    {
        Joined,
        AlreadyMember,
        AccountExists,
        NotOpen,
    }

    /// <param name="invitation">As it was read a moment ago.</param>
    /// <param name="user">Who joins.</param>
    /// <param name="newPassword">The password of somebody who has no account yet; null for who has one.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    internal async Task<Outcome> JoinAsync(Invitation invitation, User user, string? newPassword, CancellationToken cancellationToken)
    {
        var companyId = invitation.CompanyId;
        (tenant.CompanyId, tenant.UserId) = (companyId, user.Id);
        await using var transaction = await TenantTransaction.BeginAsync(database, companyId, user.Id, cancellationToken);
        if (!await IsOpenAsync(companyId, cancellationToken)) return Outcome.NotOpen;
        if (newPassword is not null && !await people.AddAsync(user, newPassword)) return Outcome.AccountExists;
        if (await database.Memberships.AnyAsync(row => row.CompanyId == companyId && row.UserId == user.Id, cancellationToken)) return Outcome.AlreadyMember;

        var now = time.GetUtcNow();
        // Zero rows: withdrawn, sent again, or used by the same person in another tab.
        var accepted = await database.Invitations
            .Where(row => row.CompanyId == companyId && row.Id == invitation.Id && row.TokenHash == invitation.TokenHash
                && row.AcceptedAt == null && row.RevokedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(row => row.SetProperty(found => found.AcceptedAt, now).SetProperty(found => found.AcceptedBy, user.Id), cancellationToken);
        if (accepted == 0) return Outcome.NotOpen;

        // The mail has shown whose the mailbox is.
        if (!user.EmailConfirmed)
        {
            user.EmailConfirmed = true;
            (await users.UpdateAsync(user)).ThrowIfFailed();
        }
        await AddAsync(invitation, user, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Outcome.Joined;
    }

    // Locked, so that nobody slips in while the company is being suspended or deleted: whoever is first makes the other wait.
    private async Task<bool> IsOpenAsync(Guid companyId, CancellationToken cancellationToken) =>
        (await database.Database
            .SqlQuery<string>($"select state as \"Value\" from companies where id = {companyId} for share")
            .ToListAsync(cancellationToken)).SingleOrDefault() == CompanyStates.Active;

    private async Task AddAsync(Invitation invitation, User user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var companyId = invitation.CompanyId;
        // Branches that are gone by now do not count, and never mean all of them.
        var branches = (await BranchChoices.ReadAsync(database, companyId, cancellationToken)).Where(branch => invitation.BranchIds.Contains(branch.Id)).ToList();
        database.Memberships.Add(new Membership
        {
            CompanyId = companyId, UserId = user.Id, Role = invitation.Role, AllBranches = invitation.AllBranches, CreatedAt = now,
        });
        database.MembershipBranches.AddRange(branches.Select(branch => new MembershipBranch { CompanyId = companyId, UserId = user.Id, BranchId = branch.Id }));
        await audit.RecordAsync(
            "member.joined", new(user.Id, user.DisplayName), null,
            new MemberFacts(invitation.Role, invitation.AllBranches, [.. branches.Select(branch => branch.Name)]), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
    }
}
