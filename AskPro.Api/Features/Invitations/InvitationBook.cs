using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Features.Mails;
using AskPro.Api.Features.Team;
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

    /// <summary>Another link, good for as long as the first one was; the one before is worth nothing.</summary>
    internal async Task SendAgainAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        var secret = LinkSecret.Create();
        (invitation.TokenHash, invitation.ExpiresAt) = (secret.Hash, time.GetUtcNow().AddDays(options.Value.LinkDays));
        await database.SaveChangesAsync(cancellationToken);
        await SendAsync(invitation, secret, cancellationToken);
    }

    private async Task SendAsync(Invitation invitation, LinkSecret secret, CancellationToken cancellationToken)
    {
        var company = await database.Companies.AsNoTracking().SingleAsync(row => row.Id == invitation.CompanyId, cancellationToken);
        // Every link is a mail of its own.
        var key = $"invitation:{invitation.Id:N}:{Convert.ToHexStringLower(secret.Hash.AsSpan(0, 8))}";
        await outbox.EnqueueAsync(mails.Link(invitation, company, secret, options.Value.LinkDays), key, invitation.ExpiresAt, cancellationToken);
    }

    /// <param name="Email">Whom.</param>
    /// <param name="Role">As what.</param>
    /// <param name="Branches">The branches they will see; none for all.</param>
    internal sealed record Place(string Email, string Role, IReadOnlyList<BranchChoice> Branches);
}
