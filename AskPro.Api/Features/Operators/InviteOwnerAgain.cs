using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Invitations;
using AskPro.Api.Features.Mails;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Operators;

/// <summary><c>POST …/{id}/invitation/mails</c>: another mail with another link for the first owner.</summary>
internal static class InviteOwnerAgain
{
    internal static void MapInviteOwnerAgain(this RouteGroupBuilder companies) =>
        companies.MapPost("/{id:guid}/invitation/mails", HandleAsync)
            .NeedsOperator()
            .WithName("InviteOwnerAgain")
            .WithSummary("Send the first owner's invitation again")
            .WithDescription(
                "The new link is good for as long as the first one was; the one before is worth nothing. 404 when nobody is invited, "
                + "409 `company_has_owner` or `invitation_company_closed`.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<CompanyOverview>, ProblemHttpResult>> HandleAsync(
        Guid id, OwnerlessCompany ownerless, InvitationBook book, MailboxLimits limits, OperatorAuditTrail audit, CompanyReader reader,
        AskProDbContext database, CancellationToken cancellationToken)
    {
        var (company, refusal) = await ownerless.EnterAsync(id, cancellationToken);
        if (company is null) return refusal!;
        if (await ownerless.InvitationAsync(cancellationToken) is not { } invitation) return SendInvitationAgain.NotOpen();
        if (OwnerlessCompany.Closed(company) is { } closed) return closed;
        if (!limits.MaySendTo(invitation.NormalizedEmail)) return Invite.TooManyMails();

        var before = new OwnerInvitationFacts(invitation.ExpiresAt);
        await book.SendAgainAsync(invitation, cancellationToken);
        await audit.RecordAsync(id, "company.owner_invited_again", new(id, company.Name), before, new OwnerInvitationFacts(invitation.ExpiresAt), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(id, cancellationToken));
    }
}
