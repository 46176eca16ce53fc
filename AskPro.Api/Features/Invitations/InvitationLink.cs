using AskPro.Api.Features.Mails;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Invitations;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Invitations;

/// <summary>What a link leads to. Whoever holds one has the mail, so the answer may say why it is not good any more.</summary>
internal sealed class InvitationLink(AskProDbContext database, InvitationDirectory directory, TimeProvider time)
{
    /// <summary>The invitation with its company; null for a link that never was, or was replaced by a newer one.</summary>
    internal async Task<Reached?> ReadAsync(string? token, CancellationToken cancellationToken)
    {
        if (LinkSecret.HashFromLink(token) is not { } hash || await directory.FindAsync(hash, cancellationToken) is not { } found) return null;
        await using var transaction = await TenantTransaction.BeginReadAsync(database, found.CompanyId, cancellationToken);
        return await database.Invitations.AsNoTracking()
            .Where(row => row.CompanyId == found.CompanyId && row.Id == found.Id)
            .Join(database.Companies, row => row.CompanyId, company => company.Id, (row, company) => new Reached(row, company.Name, company.State))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Why the link is not good, or null.</summary>
    internal ProblemHttpResult? Refusal(Reached? reached) => RefusalOf(reached?.Invitation)
        ?? (reached!.CompanyState == CompanyStates.Active ? null : Problems.Invalid(
            ProblemCodes.InvitationCompanyClosed, "The company is not open at the moment, so nobody can join it. Ask whoever invited you."));

    private ProblemHttpResult? RefusalOf(Invitation? invitation) => invitation switch
    {
        null => Problems.Invalid(ProblemCodes.InvalidLink, "The link is not good. Ask whoever invited you for a new one."),
        { AcceptedAt: not null } => Problems.Invalid(ProblemCodes.InvitationUsed, "Somebody has joined with this link already. Sign in."),
        { RevokedAt: not null } => Problems.Invalid(ProblemCodes.InvitationWithdrawn, "The invitation was withdrawn. Ask whoever invited you."),
        { ExpiresAt: var end } when end <= time.GetUtcNow() =>
            Problems.Invalid(ProblemCodes.InvitationExpired, "The invitation has expired. Ask whoever invited you to send it again."),
        _ => null,
    };

    /// <param name="Invitation">In whatever state it is.</param>
    /// <param name="CompanyName">The name of the company it leads to.</param>
    /// <param name="CompanyState">One of <see cref="CompanyStates"/>.</param>
    internal sealed record Reached(Invitation Invitation, string CompanyName, string CompanyState);
}
