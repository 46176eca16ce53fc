using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Features.Mails;
using AskPro.Api.Features.Team;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Invitations;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Invitations;

/// <summary>The invitations of the company of the running tenant transaction, with the mails that carry them.</summary>
internal sealed class InvitationBook(
    AskProDbContext database, TenantContext tenant, UserManager<User> users, AuditTrail audit, MailOutbox outbox, InvitationMails mails,
    IOptions<InvitationOptions> options, TimeProvider time)
{
    internal const string OneOpenPerAddress = "ix_invitations_company_id_normalized_email";

    /// <summary>Those that nobody has accepted or withdrawn, expired ones too.</summary>
    internal IQueryable<Invitation> Open() => database.Invitations.Where(
        row => row.CompanyId == tenant.RequiredCompanyId && row.AcceptedAt == null && row.RevokedAt == null);

    /// <summary>Whether the company has invited as many people as it may in a day. Withdrawn ones count too: their mails are sent.</summary>
    internal async Task<bool> IsDayFullAsync(CancellationToken cancellationToken)
    {
        var (companyId, since) = (tenant.RequiredCompanyId, time.GetUtcNow().AddDays(-1));
        var vouchedFor = await database.Companies.Where(row => row.Id == companyId).Select(row => row.VouchedFor).SingleAsync(cancellationToken);
        var sent = await database.Invitations.CountAsync(row => row.CompanyId == companyId && row.CreatedAt > since, cancellationToken);
        return sent >= (vouchedFor ? options.Value.PerDay : options.Value.PerDayUnchecked);
    }

    /// <summary>Keeps a place and sends the link. Rules and limits are the caller's matter; the unique index refuses a second open one.</summary>
    internal async Task<Invitation> InviteAsync(Place place, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var secret = LinkSecret.Create();
        var inviter = await database.Users.Where(user => user.Id == tenant.UserId).Select(user => user.DisplayName).SingleAsync(cancellationToken);
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now), CompanyId = tenant.RequiredCompanyId, Email = place.Email, NormalizedEmail = users.NormalizeEmail(place.Email),
            Role = place.Role, AllBranches = place.Branches.Count == 0, BranchIds = [.. place.Branches.Select(branch => branch.Id)],
            TokenHash = secret.Hash, InvitedBy = tenant.UserId, InviterName = inviter, CreatedAt = now, ExpiresAt = now.AddDays(options.Value.LinkDays),
        };
        database.Invitations.Add(invitation);
        string[] branches = [.. place.Branches.Select(branch => branch.Name)];
        await audit.RecordAsync(
            "member.invited", new(invitation.Id, place.Email), null, new MemberFacts(place.Role, invitation.AllBranches, branches), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await SendAsync(invitation, secret, cancellationToken);
        return invitation;
    }

    /// <summary>Why nobody is invited under this address, a code of its field; null when there is no reason.</summary>
    internal async Task<string?> RefusalOfAsync(string email, CancellationToken cancellationToken)
    {
        var (companyId, normalized) = (tenant.RequiredCompanyId, users.NormalizeEmail(email));
        var isMember = await database.Memberships
            .Where(membership => membership.CompanyId == companyId)
            .Join(database.Users, membership => membership.UserId, user => user.Id, (_, user) => user.NormalizedEmail)
            .AnyAsync(member => member == normalized, cancellationToken);
        if (isMember) return FieldErrorCodes.AlreadyMember;
        return await Open().AnyAsync(row => row.NormalizedEmail == normalized, cancellationToken) ? FieldErrorCodes.AlreadyInvited : null;
    }

    /// <summary>Another link, good for as long as the first one was; the one before is worth nothing.</summary>
    internal async Task SendAgainAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        var (now, secret, before) = (time.GetUtcNow(), LinkSecret.Create(), new SentFacts(invitation.ExpiresAt));
        (invitation.TokenHash, invitation.SentAgainAt, invitation.ExpiresAt) = (secret.Hash, now, now.AddDays(options.Value.LinkDays));
        await audit.RecordAsync(
            "member.invited_again", new(invitation.Id, invitation.Email), before, new SentFacts(invitation.ExpiresAt), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await SendAsync(invitation, secret, cancellationToken);
    }

    /// <summary>Whether it was open and is not any more: somebody may have joined while the button was pressed.</summary>
    internal async Task<bool> WithdrawAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await Open().Where(row => row.Id == invitation.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.RevokedAt, now), cancellationToken) == 0)
            return false;
        var branches = await BranchChoices.ReadAsync(database, tenant.RequiredCompanyId, cancellationToken);
        string[] names = [.. branches.Where(branch => invitation.BranchIds.Contains(branch.Id)).Select(branch => branch.Name)];
        await audit.RecordAsync(
            "member.invitation_withdrawn", new(invitation.Id, invitation.Email), new MemberFacts(invitation.Role, invitation.AllBranches, names), null, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task SendAsync(Invitation invitation, LinkSecret secret, CancellationToken cancellationToken)
    {
        var company = await database.Companies.AsNoTracking().SingleAsync(row => row.Id == invitation.CompanyId, cancellationToken);
        // Every link is a mail of its own.
        var key = $"invitation:{invitation.Id:N}:{Convert.ToHexStringLower(secret.Hash.AsSpan(0, 8))}";
        await outbox.EnqueueAsync(mails.Link(invitation, company, secret, options.Value.LinkDays), key, invitation.ExpiresAt, cancellationToken);
    }

    /// <summary>What the audit log says of another link.</summary>
    internal sealed record SentFacts(DateTimeOffset ExpiresAt);

    /// <param name="Email">Whom.</param>
    /// <param name="Role">As what.</param>
    /// <param name="Branches">The branches they will see; none for all.</param>
    internal sealed record Place(string Email, string Role, IReadOnlyList<BranchChoice> Branches);
}
